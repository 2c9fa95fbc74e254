import { ProjectorShell } from '../shells/projector.tsx'
import { Chip } from '../ui/badge.tsx'
import { Columns, Row, Stack } from '../ui/layout.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Heading, Muted } from '../ui/text.tsx'
import { Wordmark } from '../ui/wordmark.tsx'

/** The projector shell around one point of an agenda. */
export const ProjectorSample = () => (
  <ProjectorShell
    top={
      <>
        <Wordmark name="Exempelköping" />
        <span>2 av 6</span>
        <strong>7 min kvar</strong>
      </>
    }
    foot={
      <Row gap={2}>
        <Muted>I rummet:</Muted>
        <Chip mark="social">socialtjänst</Chip>
        <Chip mark="school">skola</Chip>
        <Chip mark="family">familj</Chip>
      </Row>
    }
  >
    <Stack gap={5}>
      <Stack gap={2}>
        <Heading level={1}>Vad har vi gjort sedan sist?</Heading>
        <Muted>Ett löfte i taget. Vad blev det? Vad lärde vi oss?</Muted>
      </Stack>
      <Columns gap={6}>
        <List>
          <ListRow title="Ringa på fredag" note={<Chip mark="school">skola</Chip>} />
          <ListRow title="Plats i fotbollen på torsdagar" note={<Chip mark="social">socialtjänst</Chip>} />
        </List>
      </Columns>
    </Stack>
  </ProjectorShell>
)
