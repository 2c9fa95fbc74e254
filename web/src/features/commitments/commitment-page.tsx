import { useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { TextLink } from '../../ui/link.tsx'
import styles from './commitment-page.module.css'
import { CommitmentUpdate } from './commitment-update.tsx'

/** One promise as a page of its own, where reminders lead: all of it without scrolling on a phone. */
export const CommitmentPage = () => {
  const { t } = useLingui()
  const params = useParams({ from: '/staff/atagande/$caseId/$commitmentId' })
  return (
    <div className={styles.page}>
      <TextLink icon={ArrowLeft} href="/" quiet>
        {t`Min dag`}
      </TextLink>
      <CommitmentUpdate params={params} level={1} home={<TextLink href="/">{t`Till min dag`}</TextLink>} />
    </div>
  )
}
