import { readConsent } from '@kring/contract/consent'
import { useView } from '../../api.ts'
import { useFamilyCase } from '../home/family-case.tsx'

/** The consent of the case as the reader may know it; cards and pages read the same answer. */
export const useOwnConsent = () => {
  const { caseId } = useFamilyCase()
  return useView(readConsent, { params: { caseId } })
}
