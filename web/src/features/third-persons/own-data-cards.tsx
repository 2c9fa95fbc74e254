import { answerForThirdPerson, listThirdPersons } from '@kring/contract/third-persons'
import type { ThirdAnswer, ThirdPerson } from '@kring/domain/third-persons'
import { useLingui } from '@lingui/react/macro'
import { useAct, useView } from '../../api.ts'
import { TroubleLine } from '../../trouble-line.tsx'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Prose } from '../../ui/text.tsx'
import { useCategoryName } from '../consent/use-category-name.ts'
import { useFamilyCase } from '../home/family-case.tsx'

/** What the agencies would want to tell of a guardian themselves: theirs alone to allow, and to take back. Nothing for anybody else. */
export const OwnDataCards = () => {
  const { caseId } = useFamilyCase()
  const items = useView(listThirdPersons, { params: { caseId } }).data?.items ?? []
  return items.map((asked) => <OwnDataCard key={asked.id} asked={asked} />)
}

const OwnDataCard = ({ asked }: { asked: ThirdPerson }) => {
  const { t } = useLingui()
  const { caseId } = useFamilyCase()
  const nameOf = useCategoryName()
  const give = useAct(answerForThirdPerson)
  const given = asked.answer?.answer
  const answer = (to: ThirdAnswer) =>
    give.mutate({ params: { caseId, thirdPersonId: asked.id }, body: { answer: to, method: 'self' } }, { onSuccess: () => announce(t`Ditt svar är sparat.`) })
  const said = given && { yes: t`Du har sagt ja.`, no: t`Du har sagt nej.`, withdrawn: t`Du har tagit tillbaka ditt ja.`, 'left-out': t`Det här ska inte tas upp.` }[given]
  return (
    <Card title={t`Uppgifter om dig själv`}>
      <Stack gap={3}>
        <p>{t`Verksamheterna kan behöva prata om det här, som gäller dig:`}</p>
        <Prose>
          <ul>
            {asked.categories.map((code) => (
              <li key={code}>{nameOf(code)}</li>
            ))}
          </ul>
        </Prose>
        <p>{t`Bara du bestämmer om det. Ingen annan i familjen får veta vad du svarar.`}</p>
        {said && (
          <p>
            <strong>{said}</strong>
          </p>
        )}
        <TroubleLine trouble={give.error} />
        <Row>
          {given === 'yes' ? (
            <Button size="big" isPending={give.isPending} onPress={() => answer('withdrawn')}>{t`Ta tillbaka mitt ja`}</Button>
          ) : (
            <>
              <Button size="big" isPending={give.isPending} onPress={() => answer('yes')}>{t`Ja, det får de`}</Button>
              {given !== 'no' && given !== 'withdrawn' && (
                <Button size="big" isPending={give.isPending} onPress={() => answer('no')}>{t`Nej, det får de inte`}</Button>
              )}
            </>
          )}
        </Row>
      </Stack>
    </Card>
  )
}
