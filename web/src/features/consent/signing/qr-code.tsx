import { encode } from 'uqr'
import styles from './qr-code.module.css'

/** A QR code with its quiet zone, for another device's camera. */
export const QrCode = ({ text, label }: { text: string; label: string }) => {
  const { data, size } = encode(text, { ecc: 'L', border: 0 })
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])))
  return (
    <div className={styles.code} dir="ltr">
      <svg role="img" aria-label={label} viewBox={`-4 -4 ${size + 8} ${size + 8}`}>
        <path d={squares.join('')} fill="#000" />
      </svg>
    </div>
  )
}
