interface Kept {
  host: string
  path: string
  name: string
  value: string
}

export interface Page {
  url: URL
  status: number
  headers: Headers
  text: string
}

/** A browser without a screen: keeps cookies as browsers do (by host and path, whatever the port) and follows redirects. */
export class Visitor {
  cookies: Kept[] = []

  /** One request, without following where it points. */
  async ask(address: string | URL, init: { method?: string; form?: Record<string, string>; headers?: Record<string, string> } = {}): Promise<Page> {
    const url = new URL(address)
    const cookie = this.cookies.filter((kept) => kept.host === url.hostname && url.pathname.startsWith(kept.path)).map(({ name, value }) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      method: init.method ?? (init.form ? 'POST' : 'GET'),
      redirect: 'manual',
      headers: { ...(cookie ? { cookie } : {}), ...init.headers },
      ...(init.form ? { body: new URLSearchParams(init.form) } : {}),
    })
    for (const line of response.headers.getSetCookie()) this.#keep(url, line)
    return { url, status: response.status, headers: response.headers, text: await response.text() }
  }

  /** Goes on until an answer is no redirect. `on` sees each address before it is asked, and may change it or stop (undefined). */
  async follow(page: Page, on: (address: URL) => URL | undefined = (address) => address): Promise<Page> {
    let here = page
    for (let steps = 0; here.status >= 300 && here.status < 400 && steps < 10; steps += 1) {
      const next = on(new URL(here.headers.get('location')!, here.url))
      if (!next) break
      here = await this.ask(next)
    }
    return here
  }

  cookie(name: string): string | undefined {
    return this.cookies.find((kept) => kept.name === name)?.value
  }

  #keep(url: URL, line: string) {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
    const [name = '', ...value] = pair.split('=')
    const attribute = (of: string) => attributes.find((each) => each.toLowerCase().startsWith(`${of}=`))?.slice(of.length + 1)
    const path = attribute('path') ?? '/'
    this.cookies = this.cookies.filter((kept) => kept.host !== url.hostname || kept.name !== name || kept.path !== path)
    const gone = attribute('max-age') === '0' || new Date(attribute('expires') ?? '9999-01-01').getTime() < Date.now()
    if (!gone) this.cookies.push({ host: url.hostname, path, name, value: value.join('=') })
  }
}
