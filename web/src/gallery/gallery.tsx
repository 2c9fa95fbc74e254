import { activate, languages } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Row, Stack } from '../ui/layout.tsx'
import { Heading } from '../ui/text.tsx'
import { Actions } from './actions.tsx'
import { Answers } from './answers.tsx'
import { Data } from './data.tsx'
import styles from './gallery.module.css'
import { Layers } from './layers.tsx'
import { States } from './states.tsx'
import { Words } from './words.tsx'

const turn = (attribute: 'theme' | 'density' | 'surface', value: string) => {
  document.documentElement.dataset[attribute] = value
}

/** Every component in every state, in every theme, surface and direction. Seen only while developing. */
export const Gallery = () => (
  <main id="main" className={styles.gallery}>
    <Stack gap={4}>
      <Heading level={1}>Galleri</Heading>
      <Row>
        <Turn attribute="theme" values={['light', 'dark', 'system']} />
        <Turn attribute="surface" values={['staff', 'family', 'projector']} />
        <Turn attribute="density" values={['comfortable', 'compact']} />
        <Row gap={1}>
          {languages.map(({ locale }) => (
            <Button key={locale} kind="quiet" onPress={() => void activate(locale)}>
              {locale}
            </Button>
          ))}
        </Row>
      </Row>
    </Stack>
    <Words />
    <Actions />
    <States />
    <Data />
    <Answers />
    <Layers />
  </main>
)

const Turn = ({ attribute, values }: { attribute: 'theme' | 'density' | 'surface'; values: string[] }) => (
  <Row gap={1}>
    {values.map((value) => (
      <Button key={value} kind="quiet" onPress={() => turn(attribute, value)}>
        {value}
      </Button>
    ))}
  </Row>
)
