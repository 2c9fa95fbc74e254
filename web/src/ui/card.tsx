import { useId, type ReactNode } from 'react'
import styles from './card.module.css'
import { Heading } from './text.tsx'

interface Titled {
  title?: ReactNode
  level?: 2 | 3 | 4
  /** Beside the title: a link or a quiet button. */
  action?: ReactNode
  children: ReactNode
}

/** One thing on its own sheet of paper. Its title is a heading; for a landmark use Section. */
export const Card = ({ as: As = 'div', title, level = 2, action, children }: Titled & { as?: 'article' | 'li' | 'div' }) => {
  const id = useId()
  return (
    <As className={styles.card} aria-labelledby={title && As !== 'div' ? id : undefined}>
      <Top id={id} title={title} level={level} size={3} action={action} />
      {children}
    </As>
  )
}

/** A named part of a page, without a sheet of its own. */
export const Section = ({ title, level = 2, action, children }: Titled & { title: ReactNode }) => {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <Top id={id} title={title} level={level} size={level} action={action} />
      {children}
    </section>
  )
}

const Top = ({
  id,
  title,
  level,
  size,
  action,
}: Pick<Titled, 'title' | 'action'> & { id: string; level: 2 | 3 | 4; size: 2 | 3 | 4 }) =>
  title || action ? (
    <div className={styles.top}>
      {title && (
        <Heading level={level} size={size} id={id}>
          {title}
        </Heading>
      )}
      {action}
    </div>
  ) : null
