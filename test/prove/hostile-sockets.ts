import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { sendMessage, openTopic } from '@kring/contract/messages'
import type { CaseMade } from '../world/a-case.ts'
import type { World } from '../world/app.ts'
import type { Client } from '../world/as.ts'
import { until } from '../world/behind.ts'
import { note, property, type Property } from './property.ts'

const [text, binary, close, ping] = [1, 2, 8, 9]

/** One WebSocket frame, as right or wrong as wanted. */
function frame(payload: string | Buffer, { opcode = text, fin = true, masked = true, reserved = 0, claims }: { opcode?: number; fin?: boolean; masked?: boolean; reserved?: number; claims?: number } = {}): Buffer {
  const data = Buffer.from(payload)
  const length = claims ?? data.length
  const head = [(fin ? 0x80 : 0) | reserved | opcode]
  if (length < 126) head.push((masked ? 0x80 : 0) | length)
  else if (length < 65_536) head.push((masked ? 0x80 : 0) | 126, length >> 8, length & 255)
  else {
    const eight = Buffer.alloc(8)
    eight.writeBigUInt64BE(BigInt(length))
    head.push((masked ? 0x80 : 0) | 127, ...eight)
  }
  if (!masked) return Buffer.concat([Buffer.from(head), data])
  const mask = randomBytes(4)
  return Buffer.concat([Buffer.from(head), mask, data.map((byte, index) => byte ^ mask[index % 4]!)])
}

const joined = frame('40')
const frames: Record<string, readonly Buffer[]> = {
  'nothing after the opening': [],
  'an unknown kind of packet': [frame('9')],
  'an empty packet': [frame('')],
  'a packet that only the server sends': [frame('0{"sid":"x"}'), frame('6')],
  'a namespace that is not there': [frame('40/admin,'), frame('40/../,{"a":1}')],
  'a namespace without end': [frame(`40/${'x'.repeat(9000)},`)],
  'joining a hundred times': Array(100).fill(joined),
  'speaking before joining': [frame('42["changed",{"about":"case"}]')],
  'joining with something that is no object': [frame('40[]'), frame('40"x"'), frame('40null')],
  'broken JSON': [joined, frame('42[')],
  'an event without a name': [joined, frame('42[]'), frame('42[null]'), frame('42[{}]'), frame('42["__proto__",{"__proto__":{"a":1}}]')],
  'names that are reserved': [joined, ...['connect', 'connect_error', 'disconnect', 'disconnecting', 'error', 'newListener', 'removeListener'].map((name) => frame(`42["${name}",{}]`))],
  'an answer to nothing': [joined, frame('430[]'), frame('4399999999999999999999[]')],
  'asking for an answer': [joined, frame('420["x"]'), frame('42999999999999999999999["x"]')],
  'attachments that never come': [joined, frame('459999999999-["x",{"_placeholder":true,"num":0}]')],
  'attachments that are not asked for': [joined, frame(Buffer.from([1, 2, 3]), { opcode: binary }), frame('bAQID')],
  'attachments with wrong numbers': [joined, frame('451-["x",{"_placeholder":true,"num":99}]'), frame('bAQID')],
  'attachments with no numbers': [joined, frame('451-["x",{"_placeholder":true,"num":"toString"}]'), frame('bAQID')],
  'words between attachments': [joined, frame('452-["x",{"_placeholder":true,"num":0}]'), frame('42["x"]'), frame('bAQID')],
  'leaving as the first thing': [frame('41'), frame('41')],
  'a frame over the limit': [joined, frame(`42["x","${'x'.repeat(20_000)}"]`)],
  'a frame that claims to be without end': [joined, frame('42["x"]', { claims: 2 ** 40 })],
  'pieces that never end': [joined, frame('42["', { fin: false }), ...Array.from({ length: 50 }, () => frame('x'.repeat(1000), { opcode: 0, fin: false }))],
  'a piece of nothing': [joined, frame('x', { opcode: 0 })],
  'a frame without a mask': [joined, frame('42["x"]', { masked: false })],
  'reserved bits': [joined, frame('42["x"]', { reserved: 0x70 })],
  'an unknown kind of frame': [joined, frame('x', { opcode: 5 })],
  'a long ping': [joined, frame('x'.repeat(200), { opcode: ping })],
  'a text that is no UTF-8': [joined, frame(Buffer.from([0x34, 0x32, 0xff, 0xfe]))],
  'a close with a wrong code': [joined, frame(Buffer.from([0, 1]), { opcode: close })],
  'a flood of events': [joined, ...Array(5000).fill(frame('42["typing",{}]'))],
  'a flood of pings': [joined, ...Array(5000).fill(frame('', { opcode: ping }))],
  'noise': [joined, randomBytes(20_000)],
}

/** What a WebSocket opens with; each change of it must open nothing. */
const opening = (client: Client, change: { origin?: string | undefined; path?: string; version?: string; key?: string; extra?: string } = {}) => {
  const origin = 'origin' in change ? change.origin : client.url
  return [
    `GET ${change.path ?? '/api/live/?EIO=4&transport=websocket'} HTTP/1.1`, `host: ${new URL(client.url).host}`, 'connection: Upgrade', 'upgrade: websocket',
    `sec-websocket-key: ${change.key ?? randomBytes(16).toString('base64')}`, `sec-websocket-version: ${change.version ?? '13'}`,
    ...(origin === undefined ? [] : [`origin: ${origin}`]), ...(client.cookie ? [`cookie: ${client.cookie}`] : []), ...(change.extra ? [change.extra] : []),
  ].join('\r\n') + '\r\n\r\n'
}
const wrongOpenings = (client: Client): Record<string, string> => ({
  'no origin': opening(client, { origin: undefined }),
  'an origin that is null': opening(client, { origin: 'null' }),
  'another origin': opening(client, { origin: 'https://evil.invalid' }),
  'an origin that only begins like ours': opening(client, { origin: `${client.url}.evil.invalid` }),
  'another port': opening(client, { origin: client.url.replace(/\d+$/, '1') }),
  'two origins': opening(client, { extra: 'origin: https://evil.invalid' }),
  'an old protocol': opening(client, { version: '7' }),
  'a key that is none': opening(client, { key: 'x' }),
  'the session of somebody': opening(client, { path: '/api/live/?EIO=4&transport=websocket&sid=AAAAAAAAAAAAAAAAAAAA' }),
  'another way of transport': opening(client, { path: '/api/live/?EIO=4&transport=polling' }),
  'a transport of everybody\'s': opening(client, { path: '/api/live/?EIO=4&transport=__proto__' }),
})

/** Opens sockets in every wrong way and sends every wrong frame, with a session and without; others must go on hearing. */
export async function attackHub(on: Property, world: World, file: CaseMade) {
  const others = await listeners(world, file)
  await openWrongly(on, world, others)
  for (const client of [await world.as('majken'), world.nobody]) {
    for (const [name, sent] of Object.entries(frames)) {
      const socket = await dial(client)
      socket.write(opening(client))
      await until(() => socket.received().includes('"sid"'), Boolean, 5000)
      for (const one of sent) if (!socket.destroyed) socket.write(one)
      await quiet(socket)
      const hasJoined = /4[0-9]?\["|40\{/.test(socket.received())
      note(on, client === world.nobody && hasJoined ? `nobody joined, by ${name}` : undefined, await others.hear(`after ${name}`))
      socket.destroy()
    }
  }
  const majken = await world.as('majken')
  const many = await Promise.all(Array.from({ length: 300 }, () => dial(majken)))
  for (const socket of many) socket.write(opening(majken).slice(0, 40))
  note(on, await others.hear('beside 300 half-open sockets'))
  for (const socket of many) socket.destroy()
  note(on, others.connected() ? undefined : 'somebody else was hung up on')
  others.close()
}

async function openWrongly(on: Property, world: World, others: Awaited<ReturnType<typeof listeners>>) {
  const majken = await world.as('majken')
  for (const [name, bytes] of Object.entries(wrongOpenings(majken))) {
    const socket = await dial(majken)
    socket.write(bytes)
    await quiet(socket)
    note(on, socket.received().startsWith('HTTP/1.1 101') ? `opened with ${name}` : undefined, await others.hear(`after ${name}`))
    socket.destroy()
  }
}

/** Somebody who listens as everybody does, and somebody whose words they should hear. */
async function listeners(world: World, { caseId }: CaseMade) {
  const sara = await world.as('sara')
  const live = await (await world.as('majken')).listen()
  const { id: topicId } = await sara.do(openTopic, { params: { caseId }, body: { title: 'Medan annat pågår' } })
  return {
    /** What is wrong when a word that is said now is not heard. */
    async hear(when: string) {
      const before = live.heard.length
      await sara.do(sendMessage, { params: { caseId, topicId }, body: { text: 'Hörs det?' } })
      return until(() => live.heard.length > before, Boolean, 5000).then(() => undefined, () => `others hear nothing any more, ${when}`)
    },
    connected: () => live.socket.connected,
    close: () => live.close(),
  }
}

type Dialled = Socket & { received(): string }

async function dial(client: Client): Promise<Dialled> {
  const socket = connect(Number(new URL(client.url).port), 'localhost')
  const parts: Buffer[] = []
  socket.on('data', (part) => parts.push(part)).on('error', () => {})
  await once(socket, 'connect')
  return Object.assign(socket, { received: () => Buffer.concat(parts).toString('latin1') })
}

/** Until the other side has hung up, or has had nothing more to say for a moment. */
async function quiet(socket: Dialled) {
  for (let before = -1; !socket.destroyed && before !== socket.received().length; ) {
    before = socket.received().length
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
}

/** Whether the same attacks find fault with a hub that believes every origin: ours, behind somebody who writes the right one into each request. */
export async function credulousHub(world: World, file: CaseMade): Promise<boolean> {
  const hub = new URL(world.urls[0]!)
  const server = createServer((here) => {
    const there = connect(Number(hub.port), 'localhost')
    here.on('error', () => {}).once('data', (first) => {
      const asked = first.toString('latin1').replaceAll(/^origin:.*\r\n/gim, '').replace('\r\n', `\r\norigin: ${hub.origin}\r\n`)
      there.write(asked, 'latin1')
      here.pipe(there).on('error', () => {}).pipe(here)
    }).on('close', () => there.destroy())
  })
  await once(server.listen(0, 'localhost'), 'listening')
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const on = property('', '')
  const others = await listeners(world, file)
  await openWrongly(on, { ...world, as: async (name) => (await world.as(name)).at(url) }, others)
  others.close()
  server.close()
  return on.violations.length > 0
}
