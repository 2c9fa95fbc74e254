import { findPaperForm } from '@kring/contract/noted-signatures'
import { readFormNumber } from '@kring/domain/noted-signatures'
import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call, Problem, type Trouble } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { PageHeader, Prose } from '../../ui/text.tsx'
import { Band } from '../../ui/band.tsx'

/** A paper has come in: its number leads to whom and what it is about. */
export const FindPaperPage = () => {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [written, setWritten] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [isPending, setPending] = useState(false)
  const isNowhere = trouble instanceof Problem && trouble.status === 404
  const find = async () => {
    const number = readFormNumber(written)
    if (!number) return
    setPending(true)
    setTrouble(null)
    try {
      const { answer } = await call(findPaperForm, { params: { number } })
      await navigate({ to: '/arenden/$caseId/samtycke', params: { caseId: answer.caseId }, search: { blankett: number } })
    } catch (failed) {
      setTrouble(failed as Trouble)
    } finally {
      setPending(false)
    }
  }
  return (
    <Stack gap={5}>
      <PageHeader title={t`Registrera papper`} />
      <Prose>
        <p>{t`Numret står uppe till höger på blanketten, intill rutan som går att skanna.`}</p>
      </Prose>
      <Card>
        <Form problem={useFormProblem(isNowhere ? null : trouble)} onSubmit={() => void find()}>
          <TextField
            name="number"
            label={t`Vilket nummer står på blanketten?`}
            isRequired
            width="half"
            maxLength={20}
            autoComplete="off"
            validate={(value) => (value && !readFormNumber(value) ? t`Numret stämmer inte. Läs det en gång till.` : null)}
            value={written}
            onChange={setWritten}
          />
          {isNowhere && <Band tone="warn" title={t`Det finns ingen blankett med det numret i dina ärenden.`}>{t`Läs numret en gång till. Hör papperet till någon annans ärende, lämna det till den som samordnar.`}</Band>}
          <Row>
            <Button type="submit" kind="primary" isPending={isPending}>{t`Hitta blanketten`}</Button>
          </Row>
        </Form>
      </Card>
    </Stack>
  )
}
