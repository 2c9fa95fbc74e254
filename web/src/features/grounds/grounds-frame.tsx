import { listDisclosures } from '@kring/contract/grounds'
import type { AnswerOf } from '@kring/contract/route'
import { useLingui } from '@lingui/react/macro'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import type { View } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Stack } from '../../ui/layout.tsx'
import { TextLink } from '../../ui/link.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { PageHeader } from '../../ui/text.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { useCaseName } from '../cases/case-name.ts'
import styles from './grounds.module.css'

type Register = AnswerOf<typeof listDisclosures>

/** Around both pages on disclosures: where one is, and for whom they are not, because the secrecy act does not bind them. */
export const GroundsFrame = ({ title, back, view, actions, children }: {
  title: string
  back: { href: string; label: string }
  view: View<Register>
  actions?: ReactNode
  children: (register: Register) => ReactNode
}) => {
  const { t } = useLingui()
  const name = useCaseName(useCase())
  return (
    <div className={styles.page}>
      <TextLink icon={ArrowLeft} href={back.href} quiet>
        {back.label}
      </TextLink>
      <PageHeader title={title} lead={name} actions={view.data?.by.isAuthority && actions} />
      <Shown view={view}>
        {(register) =>
          register.by.isAuthority ? (
            <Stack gap={5}>{children(register)}</Stack>
          ) : (
            <EmptyState title={t`De här reglerna gäller bara myndigheter.`}>
              {t`Offentlighets- och sekretesslagen gäller inte för föreningar och fristående skolor. Därför finns inget att fylla i här. Är du orolig för ett barn kan du alltid göra en orosanmälan till socialtjänsten. Är någon i fara nu, ring 112.`}
            </EmptyState>
          )
        }
      </Shown>
    </div>
  )
}
