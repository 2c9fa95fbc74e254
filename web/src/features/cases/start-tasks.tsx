import type { CaseState } from '@kring/domain/cases'
import { useLingui } from '@lingui/react/macro'
import { Check, Circle, CircleDashed, CircleDot, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { Row } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Muted } from '../../ui/text.tsx'
import { useCase } from './case-frame.tsx'
import { MoveCase, MoveCaseWithReason } from './move-case.tsx'
import styles from './start-tasks.module.css'

/** The way from a question to a first meeting, for the coordinator: what is done, what is next, what waits. */
export const StartTasks = () => {
  const { t } = useLingui()
  const file = useCase()
  const { state } = file
  if (!state || !order.includes(state)) return null
  const base = `/arenden/${file.id}`
  const hasFamily = file.people.some(({ role }) => role === 'youth') && file.people.some(({ role }) => role === 'guardian')
  const decline = (
    <MoveCaseWithReason
      to="declined"
      title={t`Avböj förfrågan`}
      label={t`Varför går ni inte vidare?`}
      hint={t`Den som frågade läser skälet. Skriv inga namn.`}
      confirm={t`Avböj förfrågan`}
    >
      {t`Avböj`}
    </MoveCaseWithReason>
  )
  return (
    <Card title={t`Vägen till första mötet`}>
      <List ordered>
        <Task
          title={t`Pröva förfrågan`}
          status={state === 'inquiry' ? 'next' : state === 'screening' ? 'ongoing' : 'done'}
          note={t`Är det här något att samverka om?`}
        >
          {state === 'inquiry' && (
            <Row>
              <MoveCase to="screening" kind="primary">{t`Börja pröva`}</MoveCase>
              {decline}
            </Row>
          )}
          {state === 'screening' && (
            <Row>
              <MoveCase to="mapping" kind="primary">{t`Gå vidare till kartläggning`}</MoveCase>
              {decline}
            </Row>
          )}
        </Task>
        <Task
          title={t`Kartläggande samtal`}
          href={isAfter(state, 'screening') ? `${base}/kartlaggning` : undefined}
          status={state === 'mapping' ? (hasFamily ? 'ongoing' : 'next') : isAfter(state, 'mapping') ? 'done' : 'later'}
          note={t`Träffa familjen, börja med styrkorna och bestäm vilka som ska vara med.`}
        >
          {state === 'mapping' && !hasFamily && (
            <Row>
              <LinkButton href={`${base}/kartlaggning`} kind="primary">
                {t`Öppna kartläggningen`}
              </LinkButton>
            </Row>
          )}
        </Task>
        <Task
          title={t`Informera och be om samtycke`}
          href={isAfter(state, 'screening') ? `${base}/samtycke` : undefined}
          status={state === 'consent-pending' ? 'waiting' : state === 'mapping' && hasFamily ? 'next' : 'later'}
          note={
            state === 'mapping' && !hasFamily
              ? t`Lägg först till den unge och vårdnadshavarna här nedanför.`
              : t`Vilka får veta vad, och hur länge?`
          }
        >
          {state === 'mapping' && hasFamily && (
            <Row>
              <LinkButton href={`${base}/samtycke/ny`} kind="primary">
                {t`Be om samtycke`}
              </LinkButton>
            </Row>
          )}
        </Task>
        <Task title={t`Första mötet`} status="later" note={file.startDecisions.length > 0 ? t`När alla har skrivit under och besluten om att starta är antecknade.` : t`När alla har skrivit under och verksamheterna har bekräftat.`} />
      </List>
    </Card>
  )
}

const order: readonly CaseState[] = ['inquiry', 'screening', 'mapping', 'consent-pending']
const isAfter = (state: CaseState, other: CaseState) => order.indexOf(state) > order.indexOf(other)

type Status = 'done' | 'next' | 'ongoing' | 'waiting' | 'later'
const looks: Record<Status, { icon: LucideIcon; tone: 'neutral' | 'ok' | 'warn' | 'info' }> = {
  done: { icon: Check, tone: 'ok' },
  next: { icon: Circle, tone: 'info' },
  ongoing: { icon: CircleDot, tone: 'info' },
  waiting: { icon: CircleDot, tone: 'warn' },
  later: { icon: CircleDashed, tone: 'neutral' },
}

const Task = ({ title, href, status, note, children }: { title: string; href?: string; status: Status; note: string; children?: ReactNode }) => {
  const { t } = useLingui()
  const words: Record<Status, string> = {
    done: t`Klart`,
    next: t`Att göra`,
    ongoing: t`Pågår`,
    waiting: t`Väntar på svar`,
    later: t`Kan inte börja än`,
  }
  const { icon, tone } = looks[status]
  return (
    <ListRow
      href={href}
      title={status === 'later' ? <Muted>{title}</Muted> : title}
      note={status === 'done' ? null : note}
      trailing={
        <Badge tone={tone} icon={icon}>
          {words[status]}
        </Badge>
      }
    >
      {children && <div className={styles.acts}>{children}</div>}
    </ListRow>
  )
}
