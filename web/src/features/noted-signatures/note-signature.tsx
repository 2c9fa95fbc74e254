import { noteSignature } from '@kring/contract/noted-signatures'
import type { ConsentRequest } from '@kring/domain/consent'
import { formNumberInGroups, NotedMethod, readFormNumber, SignerIdentity } from '@kring/domain/noted-signatures'
import { Locale } from '@kring/domain/people'
import { useLingui } from '@lingui/react/macro'
import { EyeOff } from 'lucide-react'
import { useAct } from '../../api.ts'
import { languages } from '../../i18n.ts'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { dayOf } from '../../ui/dates.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DateField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { Select } from '../../ui/select.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { identityWords, methodWords } from './noted-words.ts'

interface Written { partyId: string | null; method: NotedMethod | null; formNumber: string; signedOn: string; locale: Locale; identity: SignerIdentity | null; witness: string; note: string }
interface Known { among: readonly string[]; request: ConsentRequest; /** The paper whose number was just entered. */ found: { partyId: string; formNumber: string } | undefined }

/** Notes that somebody has signed on paper, or said yes. What is written is kept until it is sent. */
export const NoteSignatureDialog = ({ isOpen, onOpenChange, ...known }: Known & { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) => {
  const { t } = useLingui()
  return (
    <Dialog title={t`Underskrift utanför Kring`} isOpen={isOpen} onOpenChange={onOpenChange}>
      <NoteForm {...known} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

const NoteForm = ({ among, request, found, onDone }: Known & { onDone: () => void }) => {
  const { t, i18n } = useLingui()
  const { id: caseId, parties } = useCase()
  const draft = useDraft<Written>(`noted-signature:${request.id}`, {
    partyId: found?.partyId ?? null, method: found ? 'paper' : null, formNumber: found ? formNumberInGroups(found.formNumber) : '', signedOn: '', locale: 'sv', identity: null, witness: '', note: '',
  })
  const act = useAct(noteSignature)
  const problem = useFormProblem(act.error)
  const { value } = draft
  const partyId = value.partyId ?? (among.length === 1 ? among[0]! : null)
  const set = (part: Partial<Written>) => draft.write({ ...value, ...part })
  const isPaper = value.method === 'paper'
  const send = () => {
    const { method, identity, signedOn, locale } = value
    if (!partyId || !method || !identity) return
    const [note, witness] = [value.note.trim() || undefined, value.witness.trim()]
    const common = { requestId: request.id, partyId, signedOn, locale, identity, note }
    act.mutate(
      { params: { caseId }, body: method === 'paper' ? { ...common, method, formNumber: value.formNumber, witness: witness || undefined } : { ...common, method, witness } },
      {
        onSuccess: () => {
          draft.drop()
          onDone()
          toast(method === 'paper' ? t`Antecknat. Lägg nu till en bild av papperet.` : t`Antecknat. En kollega behöver bekräfta det.`)
        },
      },
    )
  }
  return (
    <Form problem={problem} onSubmit={send}>
      <Choice
        name="partyId"
        label={t`Vem har skrivit under?`}
        isRequired
        value={partyId}
        onChange={(partyId) => set({ partyId })}
        options={among.map((value) => ({ value, label: parties.find(({ id }) => id === value)?.label ?? '' }))}
      />
      <Choice
        name="method"
        label={t`Hur gick det till?`}
        isRequired
        direction="row"
        value={value.method}
        onChange={(method) => set({ method })}
        options={NotedMethod.options.map((value) => ({ value, label: i18n._(methodWords[value]) }))}
      />
      {isPaper && (
        <TextField
          name="formNumber"
          label={t`Vilket nummer står på blanketten?`}
          isRequired
          width="half"
          maxLength={20}
          autoComplete="off"
          validate={(written) => (written && !readFormNumber(written) ? t`Numret stämmer inte. Läs det en gång till.` : null)}
          value={value.formNumber}
          onChange={(formNumber) => set({ formNumber })}
        />
      )}
      <DateField name="signedOn" label={isPaper ? t`Vilken dag skrevs det under?` : t`Vilken dag sades det?`} isRequired min={dayOf(request.madeAt)} max={dayOf()} value={value.signedOn} onChange={(signedOn) => set({ signedOn })} />
      <Select
        name="locale"
        label={t`På vilket språk lästes texten?`}
        value={value.locale}
        onChange={(locale) => set({ locale })}
        options={languages.map(({ locale, name }) => ({ value: Locale.options.find((known) => known === locale) ?? 'sv', label: name }))}
      />
      <Choice
        name="identity"
        label={t`Hur vet du vem det var?`}
        isRequired
        value={value.identity}
        onChange={(identity) => set({ identity })}
        options={SignerIdentity.options.map((value) => ({ value, label: i18n._(identityWords[value]) }))}
      />
      <TextField
        name="witness"
        label={t`Vem mer var med?`}
        hint={isPaper ? undefined : t`Någon som också hörde det.`}
        isRequired={!isPaper}
        optional={isPaper}
        maxLength={160}
        autoComplete="off"
        value={value.witness}
        onChange={(witness) => set({ witness })}
      />
      <TextArea name="note" label={t`Något att tillägga?`} optional rows={2} maxLength={500} value={value.note} onChange={(note) => set({ note })} />
      <Note icon={EyeOff}>{t`Läses av: bara samordnarna. Underskriften gäller när en annan samordnare har bekräftat den.`}</Note>
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={act.isPending}>{t`Anteckna`}</Button>
      </Row>
    </Form>
  )
}
