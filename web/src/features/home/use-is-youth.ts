import { listCases } from '@kring/contract/cases'
import { useView } from '../../api.ts'

/** Whether the reader is the young person in any case. */
export const useIsYouth = () => useView(listCases, {}).data?.items.some(({ you }) => you.kind === 'youth') ?? false
