import { Globe } from 'lucide-react'
import { useLingui } from '@lingui/react/macro'
import { MenuButton } from './menu.tsx'

/** The languages by their own names, in their own scripts. */
export const LanguageMenu = ({
  languages,
  current,
  onChoose,
}: {
  languages: readonly { locale: string; name: string }[]
  current: string
  onChoose: (locale: string) => void
}) => {
  const { t } = useLingui()
  const name = languages.find(({ locale }) => locale === current)?.name ?? current
  return (
    <MenuButton
      icon={Globe}
      kind="quiet"
      label={t`Språk: ${name}`}
      selected={current}
      entries={languages.map((language) => ({
        id: language.locale,
        label: language.name,
        lang: language.locale,
        onAction: () => onChoose(language.locale),
      }))}
    >
      {name}
    </MenuButton>
  )
}
