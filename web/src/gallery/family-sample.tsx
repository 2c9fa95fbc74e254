import { useLingui } from '@lingui/react'
import { languages } from '../i18n.ts'
import { FamilyShell } from '../shells/family.tsx'
import { Badge, Chip } from '../ui/badge.tsx'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DateText } from '../ui/date-text.tsx'
import { Row, Stack } from '../ui/layout.tsx'
import { TextLink } from '../ui/link.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Bdi, PageHeader, Quote } from '../ui/text.tsx'

const swedish = {
  hello: 'Hej Amina',
  meeting: 'Nästa möte',
  where: 'Fritidsgården Ljuset, rum 2',
  interpreter: 'Tolk är bokad.',
  cannot: 'Jag kan inte komma',
  promised: 'Det här har vi lovat',
  call: 'Ringer dig på fredag',
  place: 'Ordnar en plats i fotbollen',
  school: 'skola',
  leisure: 'fritid',
  ongoing: 'På väg',
  done: 'Klart',
  consent: 'Du har sagt ja. Skolan och fritidsgården får prata med varandra. Du kan ändra dig när du vill.',
  change: 'Ändra eller ta tillbaka',
  voice: 'Med barnets egna ord',
}
const arabic: typeof swedish = {
  hello: 'مرحبًا أمينة',
  meeting: 'الاجتماع القادم',
  where: 'مركز الشباب، الغرفة 2',
  interpreter: 'تم حجز مترجم.',
  cannot: 'لا أستطيع الحضور',
  promised: 'هذا ما وعدنا به',
  call: 'سنتصل بك يوم الجمعة',
  place: 'سنرتب مكانًا في كرة القدم',
  school: 'المدرسة',
  leisure: 'أوقات الفراغ',
  ongoing: 'في الطريق',
  done: 'تم',
  consent: 'لقد وافقت. يمكن للمدرسة ومركز الشباب التحدث معًا. يمكنك تغيير رأيك متى شئت.',
  change: 'تغيير أو سحب الموافقة',
  voice: 'بكلمات الطفل نفسه',
}

/** The family shell around a home page, in Swedish or Arabic. */
export const FamilySample = () => {
  const { locale } = useLingui().i18n
  const say = locale === 'ar' ? arabic : swedish
  return (
    <FamilyShell
      municipality="Exempelköping"
      languages={languages}
      language={locale}
      hrefIn={(other) => `/${other}`}
      help={<p>Ring Sara: 000-00 00 00</p>}
      exit={{ to: 'https://example.org', onLeave: () => undefined }}
      accessibilityHref="/"
    >
      <PageHeader title={say.hello} />
      <Stack gap={4}>
        <Card title={say.meeting}>
          <Stack gap={1}>
            <strong>
              <DateText at="2026-12-15T13:00:00Z" as="dayTime" />
            </strong>
            <span>{say.where}</span>
            <span>{say.interpreter}</span>
          </Stack>
          <Row>
            <Button>{say.cannot}</Button>
          </Row>
        </Card>
        <Card title={say.promised}>
          <List>
            <ListRow title={say.call} note={<Chip mark="school">{say.school}</Chip>} trailing={<Badge tone="info">{say.ongoing}</Badge>} />
            <ListRow title={say.place} note={<Chip mark="leisure">{say.leisure}</Chip>} trailing={<Badge tone="ok">{say.done}</Badge>} />
          </List>
        </Card>
        <Card title={say.voice}>
          <Quote lang="sv" by={<Bdi>Kim, 12 november</Bdi>}>
            Jag vill att någon väntar på mig vid dörren.
          </Quote>
        </Card>
        <Band tone="ok" action={<TextLink href="/">{say.change}</TextLink>}>
          {say.consent}
        </Band>
      </Stack>
    </FamilyShell>
  )
}
