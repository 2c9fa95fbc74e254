import { sendConcern } from '@kring/contract/concerns'
import type { ConcernDoor, Knowing } from '@kring/domain/concerns'
import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { EyeOff, PencilLine, Send } from 'lucide-react'
import { useState } from 'react'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { Prose } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { knowingWords } from './concern-words.ts'

interface Written {
  asFunctionId: string | null
  childName: string
  childIdentity: string
  childPlace: string
  observed: string
  observedWhen: string
  inDanger: Knowing | null
  guardiansKnow: Knowing | null
  wantsFeedback: 'yes' | 'no' | null
}

const blank: Written = { asFunctionId: null, childName: '', childIdentity: '', childPlace: '', observed: '', observedWhen: '', inDanger: null, guardiansKnow: null, wantsFeedback: null }

/** What is written stands on this page alone until it is sent: no draft, neither at the server nor on the device. */
export const ConcernForm = ({ door: { functions } }: { door: ConcernDoor }) => {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const [written, setWritten] = useState(blank)
  const send = useAct(sendConcern)
  const set = (part: Partial<Written>) => setWritten({ ...written, ...part })
  const as = functions.length === 1 ? functions[0] : functions.find(({ id }) => id === written.asFunctionId)
  const mustReport = as?.duty === 'must'
  const knowing = (['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: i18n._(knowingWords[value]) }))

  const submit = () => {
    const { inDanger, guardiansKnow } = written
    if (!inDanger || !guardiansKnow) return
    const body = {
      asFunctionId: as?.id, inDanger, guardiansKnow, childName: written.childName, observed: written.observed, observedWhen: written.observedWhen,
      childIdentity: written.childIdentity.trim() || undefined, childPlace: written.childPlace.trim() || undefined,
      wantsFeedback: mustReport && written.wantsFeedback === 'yes',
    }
    send.mutate({ body }, {
      onSuccess: ({ id }) => {
        toast(t`Anmälan är skickad.`)
        void navigate({ to: '/oro/mina/$concernReportId', params: { concernReportId: id }, replace: true })
      },
    })
  }

  return (
    <Form problem={useFormProblem(send.error)} onSubmit={submit}>
      {functions.length > 1 && (
        <Choice
          name="asFunctionId" label={t`Som vad anmäler du?`} isRequired value={written.asFunctionId} onChange={(asFunctionId) => set({ asFunctionId })}
          options={functions.map(({ id, label }) => ({ value: id, label }))}
        />
      )}
      <Prose>
        <p>
          {mustReport
            ? t`I ditt arbete ska du genast anmäla om du får veta eller misstänker att ett barn far illa. Du behöver inte vara säker, och inget samtycke behövs (19 kap. 1 § socialtjänstlagen).`
            : t`Alla som får veta eller misstänker att ett barn far illa bör anmäla det. Du behöver inte vara säker, och inget samtycke behövs (19 kap. 4 § socialtjänstlagen).`}
        </p>
      </Prose>
      <TextField
        name="childName" label={t`Vem gäller det?`} hint={t`För- och efternamn. Vet du inte namnet, beskriv så att socialtjänsten kan hitta rätt.`} isRequired maxLength={160} autoComplete="off"
        value={written.childName} onChange={(childName) => set({ childName })}
      />
      <TextField
        name="childIdentity" label={t`Personnummer eller födelsedatum`} optional width="half" maxLength={40} autoComplete="off"
        value={written.childIdentity} onChange={(childIdentity) => set({ childIdentity })}
      />
      <TextField
        name="childPlace" label={t`Adress eller skola`} optional maxLength={200} autoComplete="off"
        value={written.childPlace} onChange={(childPlace) => set({ childPlace })}
      />
      <TextArea
        name="observed" label={t`Vad har du sett eller hört?`} hint={t`Skriv vad som har hänt och vad som har sagts, så nära orden du kan. Skilj på det du själv har sett och det andra har berättat.`}
        isRequired rows={7} maxLength={8000} counter value={written.observed} onChange={(observed) => set({ observed })}
      />
      <TextField
        name="observedWhen" label={t`När var det?`} hint={t`Dag och tid, eller hur länge det har pågått.`} isRequired maxLength={200} autoComplete="off"
        value={written.observedWhen} onChange={(observedWhen) => set({ observedWhen })}
      />
      <Stack gap={2}>
        <Choice name="inDanger" label={t`Är barnet i fara just nu?`} isRequired direction="row" value={written.inDanger} onChange={(inDanger) => set({ inDanger })} options={knowing} />
        <div role="status">{written.inDanger === 'yes' && <Band tone="danger" title={t`Ring 112 först. Skicka sedan anmälan.`} />}</div>
      </Stack>
      <Choice
        name="guardiansKnow" label={t`Vet vårdnadshavarna om att du anmäler?`} hint={t`Berätta inte för dem om det kan öka risken för barnet, till exempel vid misstanke om våld.`}
        isRequired direction="row" value={written.guardiansKnow} onChange={(guardiansKnow) => set({ guardiansKnow })} options={knowing}
      />
      {mustReport && (
        <Choice
          name="wantsFeedback" label={t`Vill du få veta om en utredning inleds?`} hint={t`Socialtjänsten svarar inom en vecka. Mer än så får de inte berätta.`} isRequired direction="row"
          value={written.wantsFeedback} onChange={(wantsFeedback) => set({ wantsFeedback })} options={knowing.slice(0, 2) as { value: 'yes' | 'no'; label: string }[]}
        />
      )}
      <Stack gap={2}>
        <Note icon={EyeOff}>{t`Läses av: socialtjänstens mottagning, tills de har tagit emot den. Sedan kan bara du läsa din kopia här. Anmälan är inte anonym: socialtjänsten kan behöva berätta för familjen vem som har anmält.`}</Note>
        <Note icon={PencilLine}>{t`Det du skriver sparas inte förrän du skickar.`}</Note>
      </Stack>
      <Row>
        <Button type="submit" kind="primary" icon={Send} isPending={send.isPending}>{t`Skicka anmälan`}</Button>
      </Row>
    </Form>
  )
}
