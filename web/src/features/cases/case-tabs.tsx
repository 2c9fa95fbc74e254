import { mayReadReadings } from '@kring/domain/history'
import { check } from '@kring/domain/kernel/rule'
import { useLingui } from '@lingui/react/macro'
import { Outlet, useLocation } from '@tanstack/react-router'
import { ShieldCheck } from 'lucide-react'
import { Badge } from '../../ui/badge.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { TabLinks } from '../../ui/tab-links.tsx'
import { Bdi, PageHeader } from '../../ui/text.tsx'
import { ConsentBand } from '../consent/consent-band.tsx'
import { CaseActions } from './case-actions.tsx'
import { useCase } from './case-frame.tsx'
import { useCaseName } from './case-name.ts'
import { kindWords, stateTones, stateWords } from './case-words.ts'

/** The head of a case with its parts as links. */
export const CaseTabs = () => {
  const { t, i18n } = useLingui()
  const file = useCase()
  const path = useLocation({ select: ({ pathname }) => pathname.replace(/\/$/, '') })
  const youth = file.people.find(({ role }) => role === 'youth')
  const coordinator = file.parties.find(({ kind }) => kind === 'coordinator')
  const facts = [
    youth?.age != null && t`${youth.age} år`,
    i18n._(kindWords[file.kind]),
    coordinator && t`samordnare ${coordinator.names.join(', ')}`,
  ].filter(Boolean)
  const base = `/arenden/${file.id}`
  // What an ended consent leaves is one's own, and it stands in the same places.
  const shows = (category: string) => file.you.reads.includes(category) || !file.state
  const tabs = [
    { href: base, label: t`Översikt`, isShown: true },
    { href: `${base}/plan`, label: t`Plan`, isShown: shows('plan') },
    { href: `${base}/moten`, label: t`Möten`, isShown: shows('meeting') },
    { href: `${base}/samtal`, label: t`Samtal`, isShown: shows('conversation') },
    { href: `${base}/lasningar`, label: t`Vem har läst`, isShown: check(mayReadReadings, file.you, {}).ok },
  ].filter(({ isShown }) => isShown)
  return (
    <>
      <PageHeader title={<Bdi>{useCaseName(file)}</Bdi>} lead={facts.join(' · ')} actions={<CaseActions />}>
        <Stack gap={4}>
          {file.state && (
            <Row gap={2}>
              <Badge tone={stateTones[file.state]}>{i18n._(stateWords[file.state])}</Badge>
              {file.isProtected && <Badge tone="info" icon={ShieldCheck}>{t`Skyddade uppgifter`}</Badge>}
            </Row>
          )}
          <ConsentBand caseId={file.id} />
          {tabs.length > 1 && (
            <TabLinks
              label={t`Ärendets delar`}
              tabs={tabs.map(({ href, label }) => ({
                href,
                label,
                isCurrent: href === base ? path === base : path === href || path.startsWith(`${href}/`),
              }))}
            />
          )}
        </Stack>
      </PageHeader>
      <Outlet />
    </>
  )
}
