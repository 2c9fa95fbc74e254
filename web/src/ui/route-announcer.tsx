import { useEffect, useRef } from 'react'
import { announce } from './announce.ts'

/**
 * Does for the router what a browser does for pages: sets the title, moves focus to the page's h1 and says the title.
 * `path` is the path without its search, so that a changed filter or tab moves nothing. Titles hold no personal data.
 */
export const RouteAnnouncer = ({ path, title }: { path: string; title: string }) => {
  const shownPath = useRef(path)

  useEffect(() => {
    document.title = title
  }, [title])

  useEffect(() => {
    if (shownPath.current === path) return
    shownPath.current = path
    announce(title, { instead: 'page' })
    return whenHeadingComes(document.activeElement, (heading) => heading.focus())
    // A title that arrives later is set above, but is no new page.
  }, [path])

  return null
}

/** The heading may come with a lazy chunk or an answer. Whoever has moved focus meanwhile is left alone. */
const whenHeadingComes = (focusedBefore: Element | null, then: (heading: HTMLElement) => void) => {
  const main = document.getElementById('main') ?? document.body
  const oldHeading = main.querySelector('h1')
  let done = false
  const look = (isLast: boolean) => {
    const heading = main.querySelector<HTMLElement>('h1')
    if (done || !heading || (heading === oldHeading && heading.isConnected && !isLast)) return
    done = true
    observer.disconnect()
    const focused = document.activeElement
    if (focused === focusedBefore || focused === document.body) then(heading)
  }
  const observer = new MutationObserver(() => look(false))
  observer.observe(main, { childList: true, subtree: true })
  const timer = setTimeout(() => look(true), 50)
  const end = setTimeout(() => observer.disconnect(), 15_000)
  return () => {
    done = true
    observer.disconnect()
    clearTimeout(timer)
    clearTimeout(end)
  }
}
