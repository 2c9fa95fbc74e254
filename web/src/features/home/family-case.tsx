import { readCase } from '@kring/contract/cases'
import type { Standing } from '@kring/domain/actor'
import type { CaseState } from '@kring/domain/cases'
import { useLingui } from '@lingui/react/macro'
import { Outlet, useParams } from '@tanstack/react-router'
import { FileQuestion } from 'lucide-react'
import { createContext, useContext, type ReactNode } from 'react'
import { Problem, useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Cover } from '../../ui/states.tsx'
import { ContactLine } from './contact.tsx'
import { useFamilyPaths } from './family-paths.ts'

/** What the sentences of a family's pages need to know of its case. */
interface Known {
  caseId: string
  /** Null where the reader may not know how it goes on. */
  state: CaseState | null
  /** The young person as the reader may know them: first name and initial. */
  label: string | null
  /** Who coordinates, by name. */
  contacts: readonly string[]
  you: Standing
}

const FamilyCaseContext = createContext<Known | null>(null)

/** The case that a family's page is about. Only below KnownFamilyCase or FamilyCaseFrame. */
export const useFamilyCase = () => {
  const known = useContext(FamilyCaseContext)
  const paths = useFamilyPaths()
  if (!known) throw new Error('useFamilyCase is called outside a family case')
  return {
    ...known,
    paths: paths.ofCase(known.caseId),
    home: paths.home,
    /** Whether the reader is the young person, who is then spoken to and not about. */
    isYouth: known.you.kind === 'youth',
    /** The young person's first name. */
    youth: firstNameOf(known.label ?? ''),
  }
}

export const firstNameOf = (name: string) => name.split(' ')[0] ?? name

/** Shows its children about a case that is known already. */
export const KnownFamilyCase = ({ known, children }: { known: Known; children: ReactNode }) => (
  <FamilyCaseContext value={known}>{children}</FamilyCaseContext>
)

/** Around every page of a family's case: shows it to whom it concerns. Everybody else, and whoever it no longer concerns, is told so. */
export const FamilyCaseFrame = () => {
  const { caseId } = useParams({ from: '/$language/familj/arende/$caseId' })
  const view = useView(readCase, { params: { caseId } })
  if (view.trouble instanceof Problem && view.trouble.status === 404) return <NotYours />
  return (
    <Shown key={caseId} view={view}>
      {({ id, state, label, parties, you }) => (
        <KnownFamilyCase
          known={{ caseId: id, state, label, you, contacts: parties.filter(({ kind, endedAt }) => kind === 'coordinator' && !endedAt).flatMap(({ names }) => names) }}
        >
          <Outlet />
        </KnownFamilyCase>
      )}
    </Shown>
  )
}

/** One answer for what does not exist, is somebody else's, or has ended; it names nobody. */
export const NotYours = () => {
  const { t } = useLingui()
  return (
    <Cover icon={FileQuestion} title={t`Det här är inte till dig`} isUrgent>
      <p>{t`Det kan gälla någon annan. Eller så gäller länken inte längre.`}</p>
      <p>
        <ContactLine names={[]} />
      </p>
    </Cover>
  )
}
