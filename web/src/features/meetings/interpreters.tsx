import { useLingui } from '@lingui/react/macro'
import { Languages } from 'lucide-react'
import { Icon } from '../../ui/icon.tsx'
import { Row } from '../../ui/layout.tsx'
import { Bdi } from '../../ui/text.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { interpreterNeeds } from './interpreter-needs.ts'

/** Which interpreter the meeting needs, and for whom. For whoever plans and leads it; the wall names nobody and does not say it. */
export const Interpreters = () => {
  const { t } = useLingui()
  const needs = interpreterNeeds(useCase())
  if (needs.length === 0) return null
  const listed = needs.map(({ language, name }) => `${language} (${name})`).join(', ')
  return (
    <Row gap={1}>
      <Icon of={Languages} />
      <Bdi>{t`Tolk: ${listed}`}</Bdi>
    </Row>
  )
}
