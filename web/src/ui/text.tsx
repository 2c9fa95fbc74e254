import type { ReactNode, Ref } from 'react'
import styles from './text.module.css'

type Level = 1 | 2 | 3 | 4

/**
 * A heading. `size` changes the look where the outline and the design differ. Level 1 takes focus after navigation
 * (RouteAnnouncer), and every page has exactly one; another takes it through its `ref`.
 */
export const Heading = ({
  level,
  size = level,
  id,
  ref,
  children,
}: {
  level: Level
  size?: Level
  id?: string
  ref?: Ref<HTMLHeadingElement>
  children: ReactNode
}) => {
  const As = `h${level}` as const
  return (
    <As ref={ref} id={id} className={styles.heading} data-size={size} tabIndex={level === 1 || ref ? -1 : undefined}>
      {children}
    </As>
  )
}

/** Running text: at most 62 characters wide, with room between paragraphs. */
export const Prose = ({ children }: { children: ReactNode }) => <div className={styles.prose}>{children}</div>

/** A lesser line under or beside the thing that it explains. */
export const Muted = ({ children }: { children: ReactNode }) => <span className={styles.muted}>{children}</span>

/** Somebody's own words, as they were said. */
export const Quote = ({ by, lang, children }: { by?: ReactNode; lang?: string; children: ReactNode }) => (
  <figure className={styles.quote} dir="auto">
    <blockquote lang={lang}>{children}</blockquote>
    {by && <figcaption>{by}</figcaption>}
  </figure>
)

/** A name, number or text that people wrote: keeps its own direction and language inside any sentence. */
export const Bdi = ({ lang, children }: { lang?: string; children: ReactNode }) => <bdi lang={lang}>{children}</bdi>

/** What somebody wrote: in its own direction, and read aloud in the language of its script (families also write Arabic). */
export const Written = ({ children }: { children: string }) => (
  <bdi lang={/\p{Script=Arabic}/u.test(children) ? 'ar' : 'sv'}>{children}</bdi>
)

/** Read aloud, not shown. */
export const VisuallyHidden = ({ children }: { children: ReactNode }) => (
  <span className="visually-hidden">{children}</span>
)

/** The top of a page: its name, one line about it, and its acts. */
export const PageHeader = ({
  title,
  lead,
  actions,
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}) => (
  <header className={styles.pageHeader}>
    <div className={styles.pageTitle}>
      <Heading level={1}>{title}</Heading>
      {lead && <p className={styles.lead}>{lead}</p>}
    </div>
    {actions && <div className={styles.pageActions}>{actions}</div>}
    {children && <div className={styles.pageMore}>{children}</div>}
  </header>
)
