import { useLingui } from '@lingui/react/macro'
import { LogOut } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from './button.tsx'

/**
 * Leaves for a neutral page at once: blanks the page, calls `onLeave` and replaces this page in the history. Shift three
 * times in a row does the same.
 */
export const ExitQuickly = ({ to, onLeave }: { to: string; onLeave: () => void }) => {
  const { t } = useLingui()
  const leave = () => {
    document.body.hidden = true
    document.title = ' '
    onLeave()
    location.replace(to)
  }
  useEffect(() => {
    let presses: number[] = []
    const onKeyUp = (event: KeyboardEvent) => {
      presses = event.key === 'Shift' ? [...presses, event.timeStamp].slice(-3) : []
      if (presses.length === 3 && event.timeStamp - (presses[0] ?? 0) < 2000) leave()
    }
    addEventListener('keyup', onKeyUp)
    return () => removeEventListener('keyup', onKeyUp)
  })
  return (
    <Button icon={LogOut} iconFlips onPress={leave}>
      {t`Lämna sidan`}
    </Button>
  )
}
