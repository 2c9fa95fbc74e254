import type { Example, RuleTerms, WhoSigns } from '@kring/domain/rules'
import { useLingui } from '@lingui/react/macro'

/** Who of a family signs, as the middle of a sentence. */
export const useWhoSigns = () => {
  const { t } = useLingui()
  return ({ guardians, youth }: WhoSigns, custody: Example['custody']): string => {
    if (guardians === 'none') return t`den unge själv`
    if (guardians === 'both') return youth ? t`båda vårdnadshavarna och den unge` : t`båda vårdnadshavarna`
    if (guardians === 'one-of-two') return youth ? t`en av vårdnadshavarna och den unge` : t`en av vårdnadshavarna`
    if (custody === 'appointed') return youth ? t`den förordnade vårdnadshavaren och den unge` : t`den förordnade vårdnadshavaren`
    return youth ? t`vårdnadshavaren och den unge` : t`vårdnadshavaren`
  }
}

/** What a version says, one plain sentence for each of its terms. */
export const useTermSentences = () => {
  const { t } = useLingui()
  const exceptionWords = { hindered: t`en vårdnadshavare är förhindrad`, 'legal-review': t`en rättslig prövning har gjorts` }
  return ({ youthSignsFromAge, guardians, maxValidityDays, familyInMeeting, exceptions, confidenceFromAge }: RuleTerms): Record<keyof RuleTerms, string> => ({
    youthSignsFromAge:
      youthSignsFromAge === null ? t`Den unge skriver inte under före 18 år.` : t`Den unge skriver också under från ${youthSignsFromAge} år.`,
    guardians: guardians === 'all' ? t`Vid gemensam vårdnad skriver båda vårdnadshavarna under.` : t`Vid gemensam vårdnad räcker det att en av vårdnadshavarna skriver under.`,
    maxValidityDays: t`Ett samtycke gäller i högst ${maxValidityDays} dagar.`,
    familyInMeeting: familyInMeeting ? t`Familjen är med på mötena, om inte samordnaren bestämmer något annat.` : t`Verksamheterna möts utan familjen, om inte samordnaren bestämmer något annat.`,
    confidenceFromAge:
      confidenceFromAge === null ? t`Förtroliga samtal utan vårdnadshavare erbjuds inte.` : t`Från ${confidenceFromAge} år kan den unge ensam öppna ett förtroligt samtal, efter en bedömning av mognaden.`,
    exceptions:
      exceptions.length === 0
        ? t`Alla vårdnadshavares underskrifter inväntas, utan undantag.`
        : t`En underskrift behöver inte inväntas när ${exceptions.map((kind) => exceptionWords[kind]).join(t` eller när `)}.`,
  })
}

/** Whether two versions say the same about one term. */
export const isSame = (one: RuleTerms[keyof RuleTerms], other: RuleTerms[keyof RuleTerms]) => JSON.stringify(one) === JSON.stringify(other)
