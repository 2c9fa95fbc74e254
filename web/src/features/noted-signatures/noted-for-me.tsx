import { listNotedForMe } from '@kring/contract/noted-signatures'
import type { Consent } from '@kring/domain/consent'
import { Trans, useLingui } from '@lingui/react/macro'
import { FileSignature, Undo2 } from 'lucide-react'
import { useView } from '../../api.ts'
import { Band } from '../../ui/band.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Note } from '../../ui/note.tsx'
import { ContactLine } from '../home/contact.tsx'
import { useFamilyCase } from '../home/family-case.tsx'

/** What the municipality has noted in the reader's name, as far as it still matters; undefined while it is not known. */
export const useNotedForMe = ({ requests }: Pick<Consent, 'requests'>, { when = true } = {}) => {
  const { caseId } = useFamilyCase()
  const items = useView(listNotedForMe, { params: { caseId } }, { when }).data?.items
  const matters = (requestId: string) => requestId === requests[0]?.id || requests.some(({ id, yourAnswer }) => id === requestId && yourAnswer === 'signed')
  return items?.filter(({ requestId }) => matters(requestId))
}

/** How one signed outside Kring, and what was taken back in one's name. Nothing where one did it all oneself. */
export const NotedForMe = ({ consent }: { consent: Consent }) => {
  const { contacts } = useFamilyCase()
  const items = useNotedForMe(consent) ?? []
  const signed = items.find(({ requestId, what }) => what === 'signed' && consent.requests.some(({ id, yourAnswer }) => id === requestId && yourAnswer === 'signed'))
  const withdrawn = items.find(({ what }) => what === 'withdrawn')
  return (
    <>
      {signed && (
        <Note icon={FileSignature}>
          {signed.method === 'paper' ? (
            <Trans>
              Du skrev under på papper <DateText at={signed.on} />.
            </Trans>
          ) : (
            <Trans>
              Du sa ja <DateText at={signed.on} />. Kommunen skrev ner det.
            </Trans>
          )}
        </Note>
      )}
      {withdrawn &&
        (withdrawn.wasNotYou ? (
          <TakenBackByAnother on={withdrawn.on} />
        ) : (
          <Note icon={Undo2}>
            <Trans>
              Kommunen skrev ner <DateText at={withdrawn.on} /> att du tog tillbaka ditt samtycke. Stämmer det inte? <ContactLine names={contacts} />
            </Trans>
          </Note>
        ))}
    </>
  )
}

/** It was asked afterwards, and it was not they. */
export const TakenBackByAnother = ({ on }: { on: string }) => {
  const { t } = useLingui()
  return (
    <Band tone="warn" title={t`Någon annan tog tillbaka samtycke i ditt namn.`}>
      <Trans>
        Det hände <DateText at={on} />. Kommunen har frågat, och det var inte du. Delningen har stoppats. Den börjar inte igen förrän du har skrivit under på nytt.
      </Trans>
    </Band>
  )
}

/** That nobody needs a telephone or an e-ID for answering. */
export const OnPaperInstead = () => {
  const { t } = useLingui()
  const { contacts } = useFamilyCase()
  return (
    <p>
      {t`Du kan också skriva under på papper, eller säga ditt svar till någon på kommunen.`} <ContactLine names={contacts} />
    </p>
  )
}
