import { refuseConsent } from '@kring/contract/consent'
import { useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import { refresh, useAct } from '../../../api.ts'
import { TroubleLine } from '../../../trouble-line.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { LinkButton } from '../../../ui/link.tsx'
import { Cover } from '../../../ui/states.tsx'
import { PageHeader, Prose } from '../../../ui/text.tsx'
import { ContactLine } from '../../home/contact.tsx'
import { useFamilyCase } from '../../home/family-case.tsx'
import { AlreadyAnswered } from './already-answered.tsx'
import type { Signing } from './step.tsx'

/** A kind page for a no. Nobody asks why; what it means is said before and after. */
export const SayNo = (signing: Signing) => {
  const { t } = useLingui()
  const { caseId, home, contacts } = useFamilyCase()
  const { request, at } = signing
  const refuse = useAct(refuseConsent)
  if (request.yourAnswer === 'refused') {
    return (
      <Cover
        icon={Check}
        title={t`Tack för ditt svar`}
        action={<LinkButton kind="primary" href={home}>{t`Till startsidan`}</LinkButton>}
      >
        <p>{t`Du har sagt nej. Inget delas.`}</p>
        <p>{t`Du får ändå hjälp av skolan och socialtjänsten.`}</p>
        <p>{t`Ändrar du dig kan din kontaktperson fråga igen.`}</p>
        <p>
          <ContactLine names={contacts} />
        </p>
      </Cover>
    )
  }
  if (request.yourAnswer !== 'waiting' || request.ended) return <AlreadyAnswered {...signing} />
  return (
    <Stack gap={5}>
      <PageHeader title={t`Du får säga nej`} />
      <Prose>
        <p>{t`Du behöver inte säga varför.`}</p>
        <p>{t`Du får ändå hjälp av skolan och socialtjänsten.`}</p>
        <p>{t`Verksamheterna får då inte dela uppgifter med stöd av ett samtycke.`}</p>
        <p>{t`Ändrar du dig kan din kontaktperson fråga igen.`}</p>
      </Prose>
      <TroubleLine trouble={refuse.error} />
      <Stack gap={2}>
        <Button size="big" wide isPending={refuse.isPending} onPress={() => refuse.mutate({ params: { caseId, requestId: request.id } }, { onSuccess: () => void refresh('confidence', caseId) })}>
          {t`Jag säger nej`}
        </Button>
        <LinkButton size="big" wide href={at('prata-forst')}>{t`Jag vill prata med någon först`}</LinkButton>
        <LinkButton size="big" wide href={at('om')}>{t`Jag vill läsa mer innan jag svarar`}</LinkButton>
      </Stack>
    </Stack>
  )
}
