import { readCase } from '@kring/contract/cases'
import type { CaseFile } from '@kring/domain/cases'
import { useLingui } from '@lingui/react/macro'
import { Outlet, useParams } from '@tanstack/react-router'
import { FileQuestion } from 'lucide-react'
import { createContext, useContext, type ReactNode } from 'react'
import { Problem, useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Cover } from '../../ui/states.tsx'
import { ContactLine, contactsOf } from './contact.tsx'
import { useFamilyPaths } from './family-paths.ts'

const FamilyCaseContext = createContext<CaseFile | null>(null)

/** The case that a family's page is about, with what its sentences need. Only below FamilyCase. */
export const useFamilyCase = () => {
  const file = useContext(FamilyCaseContext)
  const paths = useFamilyPaths()
  if (!file) throw new Error('useFamilyCase is called outside FamilyCase')
  const youth = file.people.find(({ role }) => role === 'youth')
  return {
    file,
    caseId: file.id,
    you: file.you,
    paths: paths.ofCase(file.id),
    home: paths.home,
    /** Whether the reader is the young person, who is then spoken to and not about. */
    isYouth: file.you.kind === 'youth',
    /** The young person's first name. */
    youth: firstNameOf(youth?.name ?? file.label ?? ''),
    contacts: contactsOf(file),
  }
}

export const firstNameOf = (name: string) => name.split(' ')[0] ?? name

/** Around every page of a family's case. */
export const FamilyCaseFrame = () => {
  const { caseId } = useParams({ from: '/$language/familj/arende/$caseId' })
  return (
    <FamilyCase caseId={caseId}>
      <Outlet />
    </FamilyCase>
  )
}

/** Reads a case and shows its children to whom it concerns. Everybody else, and whoever it no longer concerns, is told so. */
export const FamilyCase = ({ caseId, children }: { caseId: string; children: ReactNode }) => {
  const view = useView(readCase, { params: { caseId } })
  if (view.trouble instanceof Problem && view.trouble.status === 404) return <NotYours />
  return (
    <Shown key={caseId} view={view}>
      {(file) => <FamilyCaseContext value={file}>{children}</FamilyCaseContext>}
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
