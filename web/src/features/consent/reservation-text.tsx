import { Heading, Prose } from '../../ui/text.tsx'

/** A reservation as it was written: a title, lines, and what one may not do as a list among them. In Swedish unless another locale is named. */
export const ReservationText = ({ text, locale = 'sv' }: { text: string; locale?: string }) => {
  const [title = '', ...lines] = text.trimEnd().split('\n').filter((line) => line !== '')
  const isItem = (line: string) => line.startsWith('– ')
  const first = lines.findIndex(isItem)
  const items = lines.filter(isItem)
  const paragraphs = (of: readonly string[]) => of.map((line) => <p key={line}>{line}</p>)
  return (
    <div lang={locale.replace(/-x-.*/, '')} dir={locale === 'ar' ? 'rtl' : 'ltr'}>
      <Prose>
        <Heading level={3} size={4}>
          {title.slice(2)}
        </Heading>
        {paragraphs(lines.slice(0, first))}
        <ul>
          {items.map((line) => (
            <li key={line}>{line.slice(2)}</li>
          ))}
        </ul>
        {paragraphs(lines.slice(first + items.length))}
      </Prose>
    </div>
  )
}
