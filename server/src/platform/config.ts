import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { z } from 'zod'

const flag = z.enum(['0', '1']).transform((given) => given === '1')
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
const redisUrl = z.string().regex(/^rediss?:\/\//, 'must start with redis:// or rediss://')

const isPlainBeyondLoopback = (url: string) => {
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

const Environment = z
  .object({
    PORT: z.coerce.number().int().min(1).max(65_532).default(3000),
    DATABASE_URL: postgresUrl,
    REDIS_URL: redisUrl.optional(),
    /** The address that people use. Plain http is for loopback alone. */
    KRING_URL: z.url({ protocol: /^https?$/ }).optional(),
    KRING_DEMO: flag.default(false),
    KRING_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
    KRING_WEB_DIR: z.string().optional(),
    /** Keys cursors, logins' keyed hashes and signing of drafts' places. 32 bytes or more, kept outside the database. */
    KRING_SECRET: z.string().min(32).optional(),
    KRING_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
    KRING_OIDC_CLIENT_ID: z.string().optional(),
    KRING_OIDC_CLIENT_SECRET: z.string().optional(),
    /** Which claim of the id token names an employee's account, and which one a family member's personal number. */
    KRING_OIDC_STAFF_CLAIM: z.string().default('sub'),
    KRING_OIDC_FAMILY_CLAIM: z.string().default('personal_number'),
    /** BankID's service, the relying party's certificate and key, whom to trust for TLS and whom for people's certificates: PEM files. */
    KRING_BANKID_URL: z.union([z.literal('simulator'), z.url({ protocol: /^https$/ })]).optional(),
    KRING_BANKID_CERT: z.string().optional(),
    KRING_BANKID_KEY: z.string().optional(),
    KRING_BANKID_CA: z.string().optional(),
    KRING_BANKID_ROOTS: z.string().optional(),
    /** With which e-ID people sign, in the order in which it is offered; `demo-step-up` signs by a proof of identity alone, without evidence. */
    KRING_SIGN: z.string().transform((given) => given.split(',').map((each) => each.trim())).pipe(z.array(z.enum(['bankid', 'oidc', 'demo-step-up']))).optional(),
    /** The OpenID provider for signatures, where it is not the one for signing in, and how it is asked. */
    KRING_SIGN_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
    KRING_SIGN_OIDC_CLIENT_ID: z.string().optional(),
    KRING_SIGN_OIDC_CLIENT_SECRET: z.string().optional(),
    /** The claim of the id token that holds the personal number. */
    KRING_SIGN_OIDC_CLAIM: z.string().optional(),
    /** The levels of assurance that count (`acr`), with spaces between; any where it is left out. */
    KRING_SIGN_OIDC_ACR: z.string().default(''),
    /** The parameter in which the provider takes the text that it shows, with the text's place in it. */
    KRING_SIGN_OIDC_TEXT: z.string().regex(/^[^=]+=[^]*\{(base64|base64url|text)\}/, 'is name=value with one of {base64}, {base64url} and {text} where the text goes').optional(),
    /** What people know the provider by, such as Freja. */
    KRING_SIGN_OIDC_NAME: z.string().max(40).optional(),
    SMTP_URL: z.string().regex(/^smtps?:\/\/./, 'must start with smtp:// or smtps:// and name the mail server').optional(),
    KRING_MAIL_FROM: z.email().default('ingen-svarar@samverkan.invalid'),
  })
  .transform((env, context) => {
    const url = env.KRING_URL ?? `http://localhost:${env.PORT}`
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (isPlainBeyondLoopback(url)) {
      refuse('KRING_URL', 'plain http is refused beyond loopback; put TLS in front and use https://')
    }
    if (!env.KRING_DEMO && env.KRING_LOG === 'debug') refuse('KRING_LOG', 'debug tells too much outside the demo')
    if (!env.KRING_DEMO && !env.KRING_SECRET) refuse('KRING_SECRET', 'is needed outside the demo (32 characters or more)')
    const given = [env.KRING_OIDC_ISSUER, env.KRING_OIDC_CLIENT_ID, env.KRING_OIDC_CLIENT_SECRET].filter(Boolean).length
    if (given < 3 && (given > 0 || !env.KRING_DEMO)) {
      refuse('KRING_OIDC_ISSUER,', 'KRING_OIDC_CLIENT_ID and KRING_OIDC_CLIENT_SECRET are needed together; only the demo brings its own')
    }
    if (env.KRING_OIDC_ISSUER && isPlainBeyondLoopback(env.KRING_OIDC_ISSUER)) {
      refuse('KRING_OIDC_ISSUER', 'plain http is refused beyond loopback')
    }
    const bankId = bankIdIn(env, refuse)
    const identityProvider = {
      ...(env.KRING_OIDC_ISSUER
        ? { own: false, issuer: env.KRING_OIDC_ISSUER, clientId: env.KRING_OIDC_CLIENT_ID!, clientSecret: env.KRING_OIDC_CLIENT_SECRET! }
        : { own: true, issuer: `http://127.0.0.1:${env.PORT + 1}`, clientId: 'kring', clientSecret: 'kring-demo-client-secret-on-loopback' }),
      staffClaim: env.KRING_OIDC_STAFF_CLAIM,
      familyClaim: env.KRING_OIDC_FAMILY_CLAIM,
    }
    return {
      port: env.PORT,
      url,
      databaseUrl: env.DATABASE_URL,
      redisUrl: env.REDIS_URL,
      demo: env.KRING_DEMO,
      log: env.KRING_LOG,
      webDirectory: env.KRING_WEB_DIR,
      secret: env.KRING_SECRET ?? 'a demo has nothing to protect but the habit',
      identityProvider,
      signWith: signingIn(env, bankId, identityProvider.own, refuse),
      signingOidc: signingOidcIn(env, identityProvider, refuse),
      /** Missing where people do not sign with BankID; `simulator` until the demo has started one. */
      bankId,
      smtpUrl: env.SMTP_URL ?? (env.KRING_DEMO ? `smtp://127.0.0.1:${env.PORT + 2}` : undefined),
      mailFrom: env.KRING_MAIL_FROM,
    }
  })

type Refuse = (path: string, message: string) => void
type SignWith = 'bankid' | 'oidc' | 'demo-step-up'

/** What is set up is offered: BankID, and an OpenID provider of its own for signatures or the demo's; where neither is, the one for signing in. */
function signingIn(env: { KRING_SIGN?: SignWith[] | undefined; KRING_SIGN_OIDC_ISSUER?: string | undefined; KRING_DEMO: boolean }, bankId: unknown, isOwn: boolean, refuse: Refuse): readonly SignWith[] {
  const isOidcSetUp = env.KRING_SIGN_OIDC_ISSUER !== undefined || isOwn || !bankId
  const signWith = env.KRING_SIGN ?? [...(bankId ? ['bankid' as const] : []), ...(isOidcSetUp ? ['oidc' as const] : [])]
  if (signWith.includes('bankid') !== (bankId !== undefined)) refuse('KRING_SIGN', 'names bankid and KRING_BANKID_URL sets it up: both, or neither')
  if (signWith.includes('demo-step-up') && !(env.KRING_DEMO && signWith.length === 1)) refuse('KRING_SIGN', 'demo-step-up proves nothing to anybody later: it is for the demo, and alone')
  if (new Set(signWith).size < signWith.length) refuse('KRING_SIGN', 'names one twice')
  return signWith
}

/** What is needed to ask people for signatures through an OpenID provider. */
export interface SigningOidcAccess {
  access: { issuer: string; clientId: string; clientSecret: string }
  claim: string
  acr: readonly string[]
  text: { parameter: string; value: string } | undefined
  name: string | undefined
}

type GivenOidc = Partial<Record<`KRING_SIGN_OIDC_${'ISSUER' | 'CLIENT_ID' | 'CLIENT_SECRET' | 'CLAIM' | 'TEXT' | 'NAME'}`, string | undefined>> & { KRING_SIGN_OIDC_ACR: string }

function signingOidcIn(env: GivenOidc, signIn: SigningOidcAccess['access'] & { own: boolean; familyClaim: string }, refuse: Refuse): SigningOidcAccess {
  const { KRING_SIGN_OIDC_ISSUER: issuer, KRING_SIGN_OIDC_CLIENT_ID: clientId, KRING_SIGN_OIDC_CLIENT_SECRET: clientSecret } = env
  const isWhole = issuer && clientId && clientSecret
  if (!isWhole && (issuer || clientId || clientSecret)) refuse('KRING_SIGN_OIDC_ISSUER,', '_CLIENT_ID and _CLIENT_SECRET are needed together, or none of them: then it is the one for signing in')
  if (issuer && isPlainBeyondLoopback(issuer)) refuse('KRING_SIGN_OIDC_ISSUER', 'plain http is refused beyond loopback')
  const text = env.KRING_SIGN_OIDC_TEXT ?? (signIn.own && !isWhole ? 'sign_text={base64}' : undefined)
  const [, parameter = '', value = ''] = /^([^=]+)=([^]*)$/.exec(text ?? '') ?? []
  return {
    access: isWhole ? { issuer, clientId, clientSecret } : { issuer: signIn.issuer, clientId: signIn.clientId, clientSecret: signIn.clientSecret },
    claim: env.KRING_SIGN_OIDC_CLAIM ?? signIn.familyClaim,
    acr: env.KRING_SIGN_OIDC_ACR.split(' ').filter(Boolean),
    text: text ? { parameter, value } : undefined,
    name: env.KRING_SIGN_OIDC_NAME,
  }
}

/** What is needed to ask people for signatures with BankID, as PEM texts. */
export interface BankIdAccess { url: string; cert: string; key: string; ca: string; roots: string; /** The page of a demo's simulator. */ controlUrl?: string }

type Given = Partial<Record<`KRING_BANKID_${'URL' | 'CERT' | 'KEY' | 'CA' | 'ROOTS'}`, string | undefined>> & { KRING_DEMO: boolean }

function bankIdIn(env: Given, refuse: Refuse): BankIdAccess | 'simulator' | undefined {
  const { KRING_BANKID_URL: url } = env
  const files = { cert: 'KRING_BANKID_CERT', key: 'KRING_BANKID_KEY', ca: 'KRING_BANKID_CA', roots: 'KRING_BANKID_ROOTS' } as const
  const given = Object.values(files).filter((name) => env[name])
  if (url === 'simulator') {
    if (!env.KRING_DEMO) refuse('KRING_BANKID_URL', 'the simulator is for the demo alone')
    if (given.length > 0) refuse(given[0]!, 'is not for the simulator, which brings its own')
    return url
  }
  if (url === undefined && given.length === 0) return undefined
  const missing = ['KRING_BANKID_URL', ...Object.values(files)].filter((name) => !env[name as keyof Given])
  if (url === undefined || missing.length > 0) {
    refuse('KRING_BANKID_URL,', `_CERT, _KEY, _CA and _ROOTS are needed together; missing: ${missing.join(', ')}`)
    return undefined
  }
  const read = (name: (typeof files)[keyof typeof files], check: (pem: string) => unknown, what: string) => {
    try {
      const pem = readFileSync(env[name]!, 'utf8')
      check(pem)
      return pem
    } catch {
      refuse(name, `is not a readable PEM file with ${what}`)
      return ''
    }
  }
  const cert = read(files.cert, (pem) => new X509Certificate(pem), 'a certificate')
  if (cert && !/^serialNumber=\d{10}$/m.test(new X509Certificate(cert).subject)) refuse(files.cert, 'names no organisation number')
  const key = read(files.key, (pem) => cert && createSecureContext({ cert, key: pem }), 'the key of KRING_BANKID_CERT')
  const [ca, roots] = ([files.ca, files.roots] as const).map((name) => read(name, (pem) => new X509Certificate(pem), 'certificates'))
  return { url, cert, key, ca: ca!, roots: roots! }
}

export type Config = z.output<typeof Environment>

/** Reads the environment once, at start. Throws one Error whose message names each wrong variable on one line. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = Environment.safeParse(given)
  if (read.success) return read.data
  throw new Error(read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '))
}
