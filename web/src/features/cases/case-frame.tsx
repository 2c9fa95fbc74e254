import { readCase } from '@kring/contract/cases'
import type { CaseFile } from '@kring/domain/cases'
import { Outlet, useParams } from '@tanstack/react-router'
import { createContext, useContext } from 'react'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'

const CaseContext = createContext<CaseFile | null>(null)

/** The case that the page is about, as its reader may know it now. Only below CaseFrame. */
export const useCase = () => {
  const file = useContext(CaseContext)
  if (!file) throw new Error('useCase is called outside CaseFrame')
  return file
}

/**
 * Around every page of a case. When the right to it ends, everything below leaves the page and is replaced by one calm
 * explanation; what the reader was writing is kept as their own draft.
 */
export const CaseFrame = () => {
  const { caseId } = useParams({ from: '/staff/arenden/$caseId' })
  // Another case is another view: nothing of the one may be taken for the end of the other.
  return <OneCase key={caseId} caseId={caseId} />
}

const OneCase = ({ caseId }: { caseId: string }) => (
  <Shown view={useView(readCase, { params: { caseId } })}>
    {(file) => (
      <CaseContext value={file}>
        <Outlet />
      </CaseContext>
    )}
  </Shown>
)
