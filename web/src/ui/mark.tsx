import type { ReactNode } from 'react'
import styles from './mark.module.css'

/** Six marks with a glyph and a colour each. What they stand for is the caller's word beside them. */
export type Mark = 'social' | 'school' | 'police' | 'leisure' | 'health' | 'family'

/** The small glyph of a mark: decorative, always beside its word. */
export const MarkGlyph = ({ mark }: { mark: Mark }) => (
  <svg className={styles.glyph} data-mark={mark} viewBox="0 0 20 20" aria-hidden focusable={false}>
    {glyphs[mark]}
  </svg>
)

const glyphs: Record<Mark, ReactNode> = {
  // A house held by a hand.
  social: (
    <>
      <path d="M5 9.5 10 5l5 4.5M6.5 8.5V13h7V8.5" />
      <path d="M2.5 14c2.3 2.7 4.7 4 7.5 4s5.2-1.3 7.5-4" />
    </>
  ),
  // An open book.
  school: (
    <>
      <path d="M10 5.5C8 4 5.5 3.5 2.5 3.5v11.5c3 0 5.5.5 7.5 2 2-1.5 4.5-2 7.5-2V3.5c-3 0-5.5.5-7.5 2Z" />
      <path d="M10 5.5V17" />
    </>
  ),
  police: <path d="M10 2.5c2 1.3 4.2 2 6.5 2v5c0 4-2.5 6.7-6.5 8-4-1.3-6.5-4-6.5-8v-5c2.3 0 4.5-.7 6.5-2Z" />,
  // A ball with its seams.
  leisure: (
    <>
      <circle cx="10" cy="10" r="7.5" />
      <path d="M10 6.5 13.3 9 12 12.8H8L6.7 9ZM10 6.5v-4M13.3 9l3.9-1.3M12 12.8l2.3 3.3M8 12.8l-2.3 3.3M6.7 9 2.8 7.7" />
    </>
  ),
  health: (
    <path d="M10 17C5.5 13.7 2.5 11 2.5 7.7 2.5 5.2 4.3 3.5 6.5 3.5c1.5 0 2.8.8 3.5 2 .7-1.2 2-2 3.5-2 2.2 0 4 1.7 4 4.2 0 3.3-3 6-7.5 9.3Z" />
  ),
  // Two who belong together.
  family: (
    <>
      <circle cx="7" cy="6" r="2.75" />
      <path d="M1.8 17v-1.5c0-2.8 2.2-4.5 5.2-4.5s5.2 1.7 5.2 4.5V17" />
      <circle cx="14.5" cy="8.5" r="2" />
      <path d="M14.8 12.5c2.1 0 3.5 1.3 3.5 3.5v1" />
    </>
  ),
}
