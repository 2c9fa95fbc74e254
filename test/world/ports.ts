import { createServer } from 'node:net'

/** A port of loopback such that so many from it on are free. Below 32768, where the system takes none for a connection in the meantime. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = 10_000 + Math.floor(Math.random() * 22_000)
    const free = await Promise.all(Array.from({ length: count }, (_, index) => isFree(first + index)))
    if (free.every(Boolean)) return first
  }
}

const isFree = (port: number) =>
  new Promise<boolean>((tell) => {
    const server = createServer()
    server.once('error', () => tell(false))
    server.listen(port, () => server.close(() => tell(true)))
  })
