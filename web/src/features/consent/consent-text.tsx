import { sectionsOf } from '@kring/words/consent'
import { Heading } from '../../ui/text.tsx'

/** A consent text as it is signed, line by line. In Swedish unless another locale is named. */
export const ConsentText = ({ text, locale = 'sv' }: { text: string; locale?: string }) => {
  const { title, sections } = sectionsOf(text)
  return (
    <div lang={locale.replace(/-x-.*/, '')} dir={locale === 'ar' ? 'rtl' : 'ltr'}>
      <Heading level={2} size={3}>
        {title}
      </Heading>
      {sections.map(({ section, heading, lines }) => (
        <section key={section}>
          <Heading level={3} size={4}>
            {heading}
          </Heading>
          {lines.map((line, place) => (
            <p key={place} dir="auto">
              {line}
            </p>
          ))}
        </section>
      ))}
    </div>
  )
}
