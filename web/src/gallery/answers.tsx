import { CalendarDays, Clock, UserRound } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { CheckBox, CheckList, Choice, Scale, Switch } from '../ui/choice.tsx'
import { DateField, TextArea, TextField, TimeField } from '../ui/field.tsx'
import { Form, type FormProblem } from '../ui/form.tsx'
import { Columns, Row, Stack } from '../ui/layout.tsx'
import { Select } from '../ui/select.tsx'
import { Corner } from './corner.tsx'

/** Fields and forms. */
export const Answers = () => {
  const [note, setNote] = useState('Kim kom i tid tre dagar av fem.')
  const [mood, setMood] = useState<number | null>(7)
  const [agency, setAgency] = useState<'school' | 'social' | ''>('')
  return (
    <>
      <Corner name="Fields">
        <Columns gap={6}>
          <Stack gap={5}>
            <TextField label="Vad ska göras?" hint="Skriv så att Kim förstår." defaultValue="Ringa på fredag" />
            <TextField label="E-post" type="email" optional placeholder="namn@kommun.se" />
            <TextArea label="Vad blev resultatet?" value={note} onChange={setNote} maxLength={140} counter optional />
            <Row align="start">
              <DateField label="Till när?" defaultValue="2026-11-27" />
              <TimeField label="Klockan" defaultValue="14:05" />
            </Row>
            <Select
              label="Vem gör det?"
              value={agency}
              onChange={setAgency}
              options={[
                { value: 'school', label: 'Skola: Maria A.' },
                { value: 'social', label: 'Socialtjänst: Amir S.' },
              ]}
            />
            <TextField label="Kan inte ändras" defaultValue="24-0031" isDisabled />
          </Stack>
          <Stack gap={5}>
            <Choice
              label="Hur mycket tid behövs?"
              defaultValue="week"
              options={[
                { value: 'week', label: '1 vecka', icon: Clock },
                { value: 'meeting', label: 'Till nästa möte', hint: 'Onsdag 15 december', icon: CalendarDays },
                { value: 'other', label: 'Annat datum', isDisabled: true },
              ]}
            />
            <CheckList
              label="Vem får läsa?"
              hint="Inget är förvalt."
              defaultValue={['social']}
              options={[
                { value: 'social', label: 'Socialtjänst', hint: 'Läser och skriver' },
                { value: 'school', label: 'Skola', hint: 'Läser' },
                { value: 'police', label: 'Polis', icon: UserRound },
              ]}
            />
            <Scale label="Hur var veckan?" lowest="Mycket dålig" highest="Mycket bra" value={mood} onChange={setMood} />
            <Switch defaultSelected hint="Gäller bara på den här enheten">
              Visa snabb utgång
            </Switch>
            <CheckBox>Jag har läst texten</CheckBox>
          </Stack>
        </Columns>
      </Corner>
      <Corner name="Form with faults">
        <Card>
          <FaultyForm />
        </Card>
      </Corner>
    </>
  )
}

const FaultyForm = () => {
  const [problem, setProblem] = useState<FormProblem | null>(null)
  const [owner, setOwner] = useState<'school' | ''>('')
  return (
    <Form
      problem={problem}
      onSubmit={() =>
        setProblem({ errors: [{ path: '/body/task', message: 'Skriv vad som ska göras, inte bara ett ord.' }] })
      }
    >
      <TextField name="task" label="Vad ska göras?" isRequired />
      <Choice
        name="when"
        label="När?"
        direction="row"
        isRequired
        options={[
          { value: 'week', label: '1 vecka' },
          { value: 'two', label: '2 veckor' },
        ]}
      />
      <Select name="owner" label="Vem gör det?" isRequired value={owner} onChange={setOwner} options={[{ value: 'school', label: 'Skola' }]} />
      <Row>
        <Button type="submit" kind="primary">
          Lägg till
        </Button>
      </Row>
    </Form>
  )
}
