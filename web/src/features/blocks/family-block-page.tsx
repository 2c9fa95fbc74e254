import { liftBlock, setBlock } from '@kring/contract/blocks'
import { readCase } from '@kring/contract/cases'
import type { AccessBlock, Blockable } from '@kring/domain/blocks'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Ban, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { TroubleLine } from '../../trouble-line.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Choice } from '../../ui/choice.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { AlertDialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Cover } from '../../ui/states.tsx'
import { Heading, Muted, PageHeader, Prose, Written } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { ContactLine } from '../home/contact.tsx'
import { useFamilyCase } from '../home/family-case.tsx'
import { WayHome } from '../home/way-home.tsx'
import { isBlockedByYou, keyOf, useBlocks } from './use-blocks.ts'

/** The first of two steps: what a block does, the ones that one has set, and whom one wants to block. */
export const FamilyBlockPage = () => {
  const { t } = useLingui()
  const { caseId, paths } = useFamilyCase()
  return (
    <Shown view={useBlocks(caseId)}>
      {({ blocks, blockable }) => {
        const yours = blocks.filter((block) => block.yours)
        const left = blockable.filter((one) => !isBlockedByYou(blocks, one))
        return (
          <>
            <WayHome to={paths.consent}>{t`Till samtycket`}</WayHome>
            <PageHeader title={t`Spärra någon`} />
            <Stack gap={5}>
              <Prose>
                <p>{t`Den du spärrar ser inget mer här, från samma stund. Så är det vad ni än har sagt ja till.`}</p>
                <p>{t`Hen får inte veta att det är du. Du behöver inte säga varför.`}</p>
                <p>{t`Du kan ta bort spärren när du vill. Det som redan är skrivet finns kvar.`}</p>
              </Prose>
              {yours.length > 0 && <OwnBlocks blocks={yours} />}
              {left.length > 0 && <ChooseWhom blockable={left} />}
            </Stack>
          </>
        )
      }}
    </Shown>
  )
}

const OwnBlocks = ({ blocks }: { blocks: readonly AccessBlock[] }) => {
  const { t } = useLingui()
  return (
    <Card title={t`Dina spärrar`}>
      <List>
        {blocks.map((block) => (
          <ListRow key={block.id} title={<Written>{block.label}</Written>}>
            <Stack gap={3}>
              <Muted>
                {block.setAt && (
                  <Trans>
                    Sedan <DateText at={block.setAt} />
                  </Trans>
                )}
                {block.reason && (
                  <>
                    <br />
                    <Trans>
                      Du skrev: <Written>{block.reason}</Written>
                    </Trans>
                  </>
                )}
              </Muted>
              <Lift block={block} />
            </Stack>
          </ListRow>
        ))}
      </List>
    </Card>
  )
}

const Lift = ({ block }: { block: AccessBlock }) => {
  const { t } = useLingui()
  const { caseId } = useFamilyCase()
  const [isOpen, setOpen] = useState(false)
  const lift = useAct(liftBlock)
  const liftIt = () =>
    // Awaited, because the row is gone as soon as the answer is known.
    lift.mutateAsync({ params: { caseId, blockId: block.id } }).then(
      () => toast(t`Spärren är borttagen.`),
      () => undefined,
    )
  return (
    <Row>
      <Button onPress={() => setOpen(true)}>{t`Ta bort spärren`}</Button>
      <AlertDialog
        title={
          <Trans>
            Ta bort spärren för <Written>{block.label}</Written>?
          </Trans>
        }
        isOpen={isOpen}
        onOpenChange={setOpen}
        cancel={t`Behåll spärren`}
        confirm={t`Ta bort spärren`}
        kind="primary"
        isPending={lift.isPending}
        onConfirm={() => void liftIt()}
      >
        <p>{t`Då gäller samtycket igen, från samma stund.`}</p>
        <TroubleLine trouble={lift.error} />
      </AlertDialog>
    </Row>
  )
}

const ChooseWhom = ({ blockable }: { blockable: readonly Blockable[] }) => {
  const { t } = useLingui()
  const { caseId, paths } = useFamilyCase()
  const navigate = useNavigate()
  const parties = useView(readCase, { params: { caseId } }).data?.parties ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const people = blockable.filter(({ personId }) => personId)
  const functions = blockable.filter(({ functionId }) => functionId)
  const worksAs = ({ partyIds }: Blockable) => parties.filter(({ id }) => partyIds.includes(id)).map(({ label }) => label).join('; ')
  const valueIn = (group: readonly Blockable[]) => (group.some((one) => keyOf(one) === chosen) ? chosen : null)
  return (
    <Form onSubmit={() => chosen && void navigate({ to: paths.block(chosen) })}>
      <Heading level={2}>{t`Vem vill du spärra?`}</Heading>
      <Choice
        name="person"
        label={t`En person`}
        isRequired={chosen === null}
        value={valueIn(people)}
        onChange={setChosen}
        options={people.map((one) => ({ value: keyOf(one), label: <Written>{one.label}</Written>, hint: <Written>{worksAs(one)}</Written> }))}
      />
      {functions.length > 0 && (
        <Choice
          name="function"
          label={t`Eller en hel verksamhet`}
          hint={t`Det gäller alla som har uppgiften där, nu och senare.`}
          value={valueIn(functions)}
          onChange={setChosen}
          options={functions.map((one) => ({ value: keyOf(one), label: <Written>{one.label}</Written> }))}
        />
      )}
      <Row>
        <Button type="submit" kind="primary">{t`Nästa`}</Button>
        <LinkButton kind="quiet" href={paths.consent}>{t`Jag vill inte spärra någon`}</LinkButton>
      </Row>
    </Form>
  )
}

/** The second step: what it means, in words, before it is done. A reason is nobody's to ask for, and nobody else's to read. */
export const FamilyBlockConsequencePage = () => {
  const { t } = useLingui()
  const { caseId, paths } = useFamilyCase()
  const { whom } = useParams({ from: '/$language/familj/arende/$caseId/samtycke/sparra/$whom' })
  return (
    <Shown view={useBlocks(caseId)}>
      {(known) => {
        const one = known.blockable.find((blockable) => keyOf(blockable) === whom)
        const block = known.blocks.find((block) => block.yours && keyOf(block) === whom)
        if (block) return <Done block={block} />
        return (
          <>
            <WayHome to={paths.block()}>{t`Tillbaka`}</WayHome>
            {one ? <Consequence one={one} /> : <NobodyToBlock />}
          </>
        )
      }}
    </Shown>
  )
}

const Consequence = ({ one }: { one: Blockable }) => {
  const { t } = useLingui()
  const { caseId, paths } = useFamilyCase()
  const [reason, setReason] = useState('')
  const block = useAct(setBlock)
  const whom = one.functionId ? { functionId: one.functionId } : { personId: one.personId ?? '' }
  return (
    <>
      <PageHeader
        title={
          <Trans>
            Spärra <Written>{one.label}</Written>?
          </Trans>
        }
      />
      <Form onSubmit={() => block.mutate({ params: { caseId }, body: { ...whom, ...(reason.trim() && { reason: reason.trim() }) } })}>
        <Prose>
          <Heading level={2} size={3}>{t`Det här händer`}</Heading>
          <ul>
            {one.functionId ? <li>{t`Ingen som har den uppgiften ser något mer här.`}</li> : <li>{t`Hen ser inget mer här.`}</li>}
            <li>{t`Ingen får veta att det är du.`}</li>
            <li>{t`Den som samordnar ser att någon är spärrad, men inte av vem eller varför.`}</li>
            <li>{t`Du kan ta bort spärren när du vill.`}</li>
          </ul>
          <Heading level={2} size={3}>{t`Det här finns kvar`}</Heading>
          <ul>
            <li>{t`Det som redan är skrivet ligger kvar hos den som skrev det.`}</li>
            <li>{t`Det som någon redan vet kan inte tas tillbaka.`}</li>
          </ul>
        </Prose>
        <TextArea
          name="reason"
          label={t`Vill du skriva varför?`}
          hint={t`Bara du läser det.`}
          optional
          rows={2}
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
        <TroubleLine trouble={block.error} />
        <p>
          {t`Vill du prata med någon först?`} <ContactLine names={[]} />
        </p>
        <Stack gap={2}>
          <Button type="submit" kind="primary" size="big" wide icon={Ban} isPending={block.isPending}>{t`Spärra`}</Button>
          <LinkButton size="big" wide href={paths.consent}>{t`Låt det vara som det är`}</LinkButton>
        </Stack>
      </Form>
    </>
  )
}

const Done = ({ block }: { block: AccessBlock }) => {
  const { t } = useLingui()
  const { home, paths } = useFamilyCase()
  return (
    <Cover
      icon={ShieldCheck}
      title={t`Spärren gäller nu`}
      action={
        <>
          <LinkButton kind="primary" href={home}>{t`Till startsidan`}</LinkButton>
          <LinkButton kind="quiet" href={paths.block()}>{t`Se dina spärrar`}</LinkButton>
        </>
      }
    >
      <p>
        <strong>
          <Trans>
            <Written>{block.label}</Written> ser inget mer här.
          </Trans>
        </strong>
      </p>
      <p>{t`Ingen får veta att det är du. Du kan ta bort spärren när du vill.`}</p>
    </Cover>
  )
}

const NobodyToBlock = () => {
  const { t } = useLingui()
  return (
    <>
      <PageHeader title={t`Spärra någon`} />
      <Band tone="sunken" title={t`Den personen är inte med längre.`}>
        <ContactLine names={[]} />
      </Band>
    </>
  )
}
