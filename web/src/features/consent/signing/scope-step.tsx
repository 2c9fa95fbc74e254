import { readConsentRule } from '@kring/contract/consent'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useView } from '../../../api.ts'
import { inRow } from '../../../i18n.ts'
import { Band } from '../../../ui/band.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { PageHeader, Written } from '../../../ui/text.tsx'
import { useFamilyCase } from '../../home/family-case.tsx'
import { scopesOf } from '../own-consent.ts'
import { ScopeCards } from '../scope-cards.tsx'
import { useCategoryName } from '../use-category-name.ts'
import { Step, type Signing } from './step.tsx'

/** Who may know what, first in one sentence and then agency by agency; and what nobody will know. */
export const ScopeStep = ({ request, parties, consent, at }: Signing) => {
  const { t } = useLingui()
  const { caseId } = useFamilyCase()
  const nameOf = useCategoryName()
  const scopes = scopesOf(request, parties)
  const named = new Set(request.lines.map(({ category }) => category))
  const rule = useView(readConsentRule, { params: { caseId } }).data
  const never = !consent ? [] : rule?.categories.map(({ code }) => code).filter((code) => !named.has(code)) ?? []
  return (
    <Step step="vem" at={at}>
      <div>
        <PageHeader
          title={t`Vem får veta vad?`}
          lead={
            <>
              <Plural value={scopes.length} one="# verksamhet är med." other="# verksamheter är med." /> {t`Du säger ja till ett arbete, inte till en viss person.`}
            </>
          }
        />
        <Stack gap={4}>
          {never.length > 0 && (
            <Band tone="sunken" title={t`Det här ingår inte i ditt ja:`}>
              {inRow(never.map(nameOf))}.
            </Band>
          )}
          {!consent && (
            <Band tone="sunken" title={t`De här läser inte:`}>
              {t`Dina vårdnadshavare, och alla andra som inte står här.`} {t`De ser ändå vilka verksamheter som hjälper dig.`}
            </Band>
          )}
          {request.exclusions && (
            <Band tone="sunken" title={t`Det här får inte delas:`}>
              <Written>{request.exclusions}</Written>
            </Band>
          )}
          <ScopeCards scopes={scopes} untilOn={request.validUntilOn} />
          <p>
            <Trans>Du kan inte ändra listan här. Vill du att något ska bort? Prata med din kontaktperson först.</Trans>
          </p>
        </Stack>
      </div>
    </Step>
  )
}
