import styles from './wordmark.module.css'

/** The name with its sign: a ring of people around one. */
export const Wordmark = ({ name }: { name: string }) => (
  <span className={styles.wordmark}>
    <svg viewBox="0 0 32 32" aria-hidden focusable={false}>
      <g fill="none" stroke="currentColor" strokeWidth="3.5" strokeLinecap="round">
        <path d="M16 4a12 12 0 0 1 10.4 6" />
        <path d="M28 16a12 12 0 0 1-6 10.4" />
        <path d="M15.5 28a12 12 0 0 1-10-6.2" />
        <path d="M4 15.5a12 12 0 0 1 5.6-9.7" />
      </g>
      <circle cx="16" cy="16" r="4" fill="currentColor" />
    </svg>
    <span>{name}</span>
  </span>
)
