import { useLingui } from '@lingui/react'

/** Where a family's pages are, in the language that is read now. */
export const useFamilyPaths = () => {
  const home = `/${useLingui().i18n.locale}`
  return {
    home,
    settings: `${home}/installningar`,
    ofCase: (caseId: string) => {
      const start = `${home}/arende/${caseId}`
      const consent = `${start}/samtycke`
      return {
        start,
        consent,
        sign: (requestId: string, step = 'sprak') => `${consent}/${requestId}/${step}`,
        confidence: `${start}/mitt`,
        confide: (requestId: string, step = 'sprak') => `${start}/mitt/${requestId}/${step}`,
        withdraw: (towards?: string) => (towards ? `${consent}/ta-tillbaka/${towards}` : `${consent}/ta-tillbaka`),
        block: (whom?: string) => (whom ? `${consent}/sparra/${whom}` : `${consent}/sparra`),
        plan: `${start}/plan`,
        promise: (commitmentId: string) => `${start}/lofte/${commitmentId}`,
        topics: `${start}/meddelanden`,
        topic: (topicId: string) => `${start}/meddelanden/${topicId}`,
        readings: `${start}/vem-har-last`,
        evaluation: `${start}/hur-blev-det`,
        copy: `${start}/kopia`,
      }
    },
  }
}
