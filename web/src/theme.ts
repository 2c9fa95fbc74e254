const key = 'theme'

export type Theme = 'light' | 'dark'

/** The theme that is seen now: the person's choice on this device, else the device's own. */
export const currentTheme = (): Theme => {
  const chosen = document.documentElement.dataset['theme']
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Shows a theme and remembers it on this device. */
export const chooseTheme = (theme: Theme) => {
  document.documentElement.dataset['theme'] = theme
  localStorage.setItem(key, theme)
}

/** Shows the theme that was chosen here before. Called before the first paint. */
export const restoreTheme = () => {
  const chosen = localStorage.getItem(key)
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset['theme'] = chosen
}
