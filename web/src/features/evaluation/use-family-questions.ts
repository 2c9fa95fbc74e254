import { useLingui } from '@lingui/react/macro'
import { useFamilyCase } from '../home/family-case.tsx'

/** What the family is asked at the end, by the codes of the answers; the young person is asked for themselves. */
export const useFamilyQuestions = () => {
  const { t } = useLingui()
  const { isYouth } = useFamilyCase()
  return {
    helped: t`Vad hjälpte?`,
    'not-helped': t`Vad hjälpte inte?`,
    'never-gave-up': t`Vem gav aldrig upp?`,
    listened: isYouth ? t`Lyssnade vi på dig?` : t`Lyssnade vi på er?`,
    'kept-promises': t`Höll vi det vi lovade?`,
    reached: isYouth ? t`Blev det som du ville?` : t`Nådde vi det som planen sa?`,
    better: isYouth ? t`Har du det bättre nu?` : t`Är det bättre nu än när vi började?`,
    words: t`Vad vill du säga till oss?`,
  }
}
