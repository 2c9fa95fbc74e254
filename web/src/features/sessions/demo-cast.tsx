import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { Section } from '../../ui/card.tsx'
import { Columns, Stack } from '../../ui/layout.tsx'
import { Button } from '../../ui/button.tsx'
import { Heading } from '../../ui/text.tsx'
import styles from './demo-cast.module.css'

interface Member {
  as: string
  name: string
  about: string
  kind: 'staff' | 'family'
}

/** In a demo everybody can be anybody, one press away. Outside one the address does not exist, and nothing is shown. */
export const DemoCast = () => {
  const { t } = useLingui()
  const [cast, setCast] = useState<readonly Member[]>([])
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(() => {
    fetch('/api/demo/cast')
      .then((response) => (response.ok ? response.json() : { items: [] }))
      .then(({ items }) => setCast(items), () => undefined)
  }, [])
  const enter = async (as: string) => {
    setChosen(as)
    const response = await fetch('/api/demo/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as }),
    }).catch(() => null)
    // A new page: nothing of whoever was here before is left in memory.
    if (response?.ok) location.replace('/')
    else setChosen(null)
  }
  if (cast.length === 0) return null
  const people = (kind: Member['kind']) =>
    cast
      .filter((member) => member.kind === kind)
      .map(({ as, name, about }) => (
        <li key={as}>
          <Button wide isPending={chosen === as} onPress={() => void enter(as)}>
            <span className={styles.name}>{name}</span>
            <span className={styles.about}>{about}</span>
          </Button>
        </li>
      ))
  return (
    <div className={styles.cast}>
      <Section title={t`Övningsmiljö: välj vem du vill vara`}>
        <p>
          <Trans>Alla här är påhittade, och Granköping finns inte. Öppna gärna två webbläsare med olika personer.</Trans>
        </p>
        <Columns gap={5}>
          <Stack gap={3}>
            <Heading level={3} size={4}>{t`Verksamheter`}</Heading>
            <Stack as="ul" gap={2}>{people('staff')}</Stack>
          </Stack>
          <Stack gap={3}>
            <Heading level={3} size={4}>{t`Familjer`}</Heading>
            <Stack as="ul" gap={2}>{people('family')}</Stack>
          </Stack>
        </Columns>
      </Section>
    </div>
  )
}
