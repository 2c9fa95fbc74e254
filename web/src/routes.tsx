import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, notFound, redirect } from '@tanstack/react-router'
import { requestSteps, type RequestStep } from './features/consent/request-steps.ts'
import { activate, findLanguage } from './i18n.ts'
import { App, Nowhere } from './shells/app.tsx'
import { NotFound } from './shown.tsx'

/*
 * The map of all pages. Each page is its own chunk and has a title without anything personal in it. Families have the
 * language as the first step of their addresses, so that a link in a letter keeps it.
 */

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    title?: MessageDescriptor
    /** The page where families begin: its sentences come without those of all the others. */
    isStart?: true
  }
  interface Register {
    router: typeof router
  }
}

const root = createRootRoute({ component: App, notFoundComponent: Nowhere })

const staff = createRoute({
  getParentRoute: () => root,
  id: 'staff',
  component: lazyRouteComponent(() => import('./shells/staff-frame.tsx'), 'StaffFrame'),
})

const start = createRoute({
  getParentRoute: () => staff,
  path: '/',
  staticData: { title: msg`Min dag` },
  component: lazyRouteComponent(() => import('./features/home/my-day-page.tsx'), 'MyDayPage'),
})

const cases = createRoute({
  getParentRoute: () => staff,
  path: 'arenden',
  staticData: { title: msg`Ärenden` },
  component: lazyRouteComponent(() => import('./features/cases/cases-page.tsx'), 'CasesPage'),
})

const inquiry = createRoute({
  getParentRoute: () => staff,
  path: 'arenden/ny',
  staticData: { title: msg`Ny förfrågan` },
  component: lazyRouteComponent(() => import('./features/cases/inquiry-page.tsx'), 'InquiryPage'),
})

const rules = createRoute({
  getParentRoute: () => staff,
  path: 'regler',
  staticData: { title: msg`Regler för samtycke` },
  component: lazyRouteComponent(() => import('./features/rules/rules-page.tsx'), 'RulesPage'),
})

const changeRule = createRoute({
  getParentRoute: () => staff,
  path: 'regler/$caseKind',
  staticData: { title: msg`Ändra regel` },
  component: lazyRouteComponent(() => import('./features/rules/change-rule-page.tsx'), 'ChangeRulePage'),
})

const personnel = createRoute({
  getParentRoute: () => staff,
  path: 'personal',
  staticData: { title: msg`Personal och funktioner` },
  component: lazyRouteComponent(() => import('./features/staff/staff-page.tsx'), 'StaffPage'),
})

const oneCase = createRoute({
  getParentRoute: () => staff,
  path: 'arenden/$caseId',
  component: lazyRouteComponent(() => import('./features/cases/case-frame.tsx'), 'CaseFrame'),
})

const caseTabs = createRoute({
  getParentRoute: () => oneCase,
  id: 'delar',
  component: lazyRouteComponent(() => import('./features/cases/case-tabs.tsx'), 'CaseTabs'),
})

const overview = createRoute({
  getParentRoute: () => caseTabs,
  path: '/',
  staticData: { title: msg`Ärende` },
  component: lazyRouteComponent(() => import('./features/cases/overview-page.tsx'), 'OverviewPage'),
})

const plan = createRoute({
  getParentRoute: () => caseTabs,
  path: 'plan',
  staticData: { title: msg`Plan` },
  component: lazyRouteComponent(() => import('./features/plan/plan-page.tsx'), 'PlanPage'),
})

const mapping = createRoute({
  getParentRoute: () => oneCase,
  path: 'kartlaggning',
  staticData: { title: msg`Kartläggande samtal` },
  component: lazyRouteComponent(() => import('./features/cases/mapping-page.tsx'), 'MappingPage'),
})

const agencyEvaluation = createRoute({
  getParentRoute: () => oneCase,
  path: 'utvardering',
  staticData: { title: msg`Utvärdering` },
  component: lazyRouteComponent(() => import('./features/evaluation/agency-evaluation-page.tsx'), 'AgencyEvaluationPage'),
})

const closing = createRoute({
  getParentRoute: () => oneCase,
  path: 'avsluta',
  staticData: { title: msg`Avsluta ärendet` },
  component: lazyRouteComponent(() => import('./features/cases/close-case-page.tsx'), 'CloseCasePage'),
})

const consent = createRoute({
  getParentRoute: () => oneCase,
  path: 'samtycke',
  staticData: { title: msg`Samtycke` },
  validateSearch: ({ blankett }: { blankett?: unknown }) => (typeof blankett === 'string' ? { blankett } : {}) as { blankett?: string },
  component: lazyRouteComponent(() => import('./features/consent/consent-page.tsx'), 'ConsentPage'),
})

const confidence = createRoute({
  getParentRoute: () => oneCase,
  path: 'fortroligt',
  staticData: { title: msg`Förtroligt samtal` },
  component: lazyRouteComponent(() => import('./features/confidence/confidence-page.tsx'), 'ConfidencePage'),
})

const paperForm = createRoute({
  getParentRoute: () => oneCase,
  path: 'samtycke/papper/$paperFormId',
  staticData: { title: msg`Samtycke på papper` },
  validateSearch: ({ sprak }: { sprak?: unknown }) => (typeof sprak === 'string' ? { sprak } : {}) as { sprak?: string },
  component: lazyRouteComponent(() => import('./features/noted-signatures/paper-form-page.tsx'), 'PaperFormPage'),
})

const findPaper = createRoute({
  getParentRoute: () => staff,
  path: 'papper',
  staticData: { title: msg`Registrera papper` },
  component: lazyRouteComponent(() => import('./features/noted-signatures/find-paper-page.tsx'), 'FindPaperPage'),
})

const consentRequest = createRoute({
  getParentRoute: () => oneCase,
  path: 'samtycke/ny',
  staticData: { title: msg`Be om samtycke` },
  validateSearch: ({ steg }): { steg?: RequestStep } => ({ steg: requestSteps.find((step) => step === steg) }),
  component: lazyRouteComponent(() => import('./features/consent/request-page.tsx'), 'RequestPage'),
})

const protection = createRoute({
  getParentRoute: () => oneCase,
  path: 'skydd',
  staticData: { title: msg`Skydd och rättsliga frågor` },
  component: lazyRouteComponent(() => import('./features/protection/protection-page.tsx'), 'ProtectionPage'),
})

const disclosures = createRoute({
  getParentRoute: () => oneCase,
  path: 'utlamnanden',
  staticData: { title: msg`Utlämnanden` },
  component: lazyRouteComponent(() => import('./features/grounds/disclosures-page.tsx'), 'DisclosuresPage'),
})

const newDisclosure = createRoute({
  getParentRoute: () => oneCase,
  path: 'utlamnanden/nytt',
  staticData: { title: msg`Nytt utlämnande` },
  component: lazyRouteComponent(() => import('./features/grounds/make-disclosure-page.tsx'), 'MakeDisclosurePage'),
})

const meetings = createRoute({
  getParentRoute: () => caseTabs,
  path: 'moten',
  staticData: { title: msg`Möten` },
  component: lazyRouteComponent(() => import('./features/meetings/meetings-page.tsx'), 'MeetingsPage'),
})

const conversation = createRoute({
  getParentRoute: () => caseTabs,
  path: 'samtal',
  staticData: { title: msg`Samtal` },
  validateSearch: ({ amne }: { amne?: unknown }) => (typeof amne === 'string' ? { amne } : {}) as { amne?: string },
  component: lazyRouteComponent(() => import('./features/messages/conversation-page.tsx'), 'ConversationPage'),
})

const caseReadings = createRoute({
  getParentRoute: () => caseTabs,
  path: 'lasningar',
  staticData: { title: msg`Vem har läst` },
  validateSearch: ({ efter }: { efter?: unknown }) => (typeof efter === 'string' ? { efter } : {}) as { efter?: string },
  component: lazyRouteComponent(() => import('./features/history/case-readings-page.tsx'), 'CaseReadingsPage'),
})

const steer = createRoute({
  getParentRoute: () => oneCase,
  path: 'moten/$meetingId/styr',
  staticData: { title: msg`Led möte` },
  component: lazyRouteComponent(() => import('./features/meetings/steer-page.tsx'), 'SteerPage'),
})

const follow = createRoute({
  getParentRoute: () => staff,
  path: 'arenden/$caseId/moten/$meetingId',
  staticData: { title: msg`Möte` },
  component: lazyRouteComponent(() => import('./features/meetings/follow-page.tsx'), 'FollowPage'),
})

const minutes = createRoute({
  getParentRoute: () => staff,
  path: 'arenden/$caseId/moten/$meetingId/anteckningar',
  staticData: { title: msg`Anteckningar` },
  component: lazyRouteComponent(() => import('./features/meetings/minutes-page.tsx'), 'MinutesPage'),
})

const concern = createRoute({
  getParentRoute: () => staff,
  path: 'oro',
  staticData: { title: msg`Anmäl oro` },
  component: lazyRouteComponent(() => import('./features/concerns/concern-page.tsx'), 'ConcernPage'),
})

const myConcerns = createRoute({
  getParentRoute: () => staff,
  path: 'oro/mina',
  staticData: { title: msg`Mina anmälningar` },
  component: lazyRouteComponent(() => import('./features/concerns/my-concerns-page.tsx'), 'MyConcernsPage'),
})

const myConcern = createRoute({
  getParentRoute: () => staff,
  path: 'oro/mina/$concernReportId',
  staticData: { title: msg`Min anmälan` },
  component: lazyRouteComponent(() => import('./features/concerns/my-concern-page.tsx'), 'MyConcernPage'),
})

const intake = createRoute({
  getParentRoute: () => staff,
  path: 'mottagning',
  staticData: { title: msg`Mottagning` },
  component: lazyRouteComponent(() => import('./features/concerns/intake-page.tsx'), 'IntakePage'),
})

const intakeReport = createRoute({
  getParentRoute: () => staff,
  path: 'mottagning/$concernReportId',
  staticData: { title: msg`Orosanmälan` },
  component: lazyRouteComponent(() => import('./features/concerns/intake-report-page.tsx'), 'IntakeReportPage'),
})

const wall = createRoute({
  getParentRoute: () => root,
  id: 'projektor',
  component: lazyRouteComponent(() => import('./shells/projector-frame.tsx'), 'ProjectorFrame'),
})

const projector = createRoute({
  getParentRoute: () => wall,
  path: 'arenden/$caseId/moten/$meetingId/projektor',
  staticData: { title: msg`Möte` },
  component: lazyRouteComponent(() => import('./features/meetings/projector-page.tsx'), 'ProjectorPage'),
})

const commitment = createRoute({
  getParentRoute: () => staff,
  path: 'atagande/$caseId/$commitmentId',
  staticData: { title: msg`Åtagande` },
  component: lazyRouteComponent(() => import('./features/commitments/commitment-page.tsx'), 'CommitmentPage'),
})

/** Families read in the language of the address. */
const family = createRoute({
  getParentRoute: () => root,
  path: '$language',
  beforeLoad: async ({ params, matches }) => {
    if (!findLanguage(params.language)) throw notFound()
    await activate(params.language, matches.at(-1)?.staticData.isStart ? 'first' : 'all')
  },
})

const familyOpen = createRoute({
  getParentRoute: () => family,
  id: 'oppet',
  component: lazyRouteComponent(() => import('./shells/family-frame.tsx'), 'FamilyOpenFrame'),
})

const statement = createRoute({
  getParentRoute: () => familyOpen,
  path: 'tillganglighet',
  staticData: { title: msg`Tillgänglighet` },
  component: lazyRouteComponent(() => import('./features/accessibility/statement-page.tsx'), 'StatementPage'),
})

/** The address that the law's statement is known by, without a language. */
const statementInSwedish = createRoute({
  getParentRoute: () => root,
  path: 'tillganglighet',
  beforeLoad: () => {
    throw redirect({ to: '/$language/tillganglighet', params: { language: 'sv' } })
  },
})

const familyOwn = createRoute({
  getParentRoute: () => family,
  id: 'familj',
  component: lazyRouteComponent(() => import('./shells/family-frame.tsx'), 'FamilyFrame'),
})

const home = createRoute({
  getParentRoute: () => familyOwn,
  path: '/',
  staticData: { title: msg`Start`, isStart: true },
  component: lazyRouteComponent(() => import('./features/home/home-page.tsx'), 'HomePage'),
})

const settings = createRoute({
  getParentRoute: () => familyOwn,
  path: 'installningar',
  staticData: { title: msg`Inställningar` },
  component: lazyRouteComponent(() => import('./features/sessions/settings-page.tsx'), 'SettingsPage'),
})

const familyCase = createRoute({
  getParentRoute: () => familyOwn,
  path: 'arende/$caseId',
  component: lazyRouteComponent(() => import('./features/home/family-case.tsx'), 'FamilyCaseFrame'),
})

const caseHome = createRoute({
  getParentRoute: () => familyCase,
  path: '/',
  staticData: { title: msg`Start`, isStart: true },
  component: lazyRouteComponent(() => import('./features/home/home-page.tsx'), 'CaseHomePage'),
})

const ownConsent = createRoute({
  getParentRoute: () => familyCase,
  path: 'samtycke',
  staticData: { title: msg`Samtycke` },
  component: lazyRouteComponent(() => import('./features/consent/own-consent-page.tsx'), 'OwnConsentPage'),
})

const withdrawal = createRoute({
  getParentRoute: () => familyCase,
  path: 'samtycke/ta-tillbaka',
  staticData: { title: msg`Ta tillbaka samtycke` },
  component: lazyRouteComponent(() => import('./features/consent/withdrawal-page.tsx'), 'WithdrawalPage'),
})

const withdrawalConsequence = createRoute({
  getParentRoute: () => familyCase,
  path: 'samtycke/ta-tillbaka/$towards',
  staticData: { title: msg`Ta tillbaka samtycke` },
  component: lazyRouteComponent(() => import('./features/consent/withdrawal-page.tsx'), 'WithdrawalConsequencePage'),
})

const familyBlock = createRoute({
  getParentRoute: () => familyCase,
  path: 'samtycke/sparra',
  staticData: { title: msg`Spärra någon` },
  component: lazyRouteComponent(() => import('./features/blocks/family-block-page.tsx'), 'FamilyBlockPage'),
})

const familyBlockConsequence = createRoute({
  getParentRoute: () => familyCase,
  path: 'samtycke/sparra/$whom',
  staticData: { title: msg`Spärra någon` },
  component: lazyRouteComponent(() => import('./features/blocks/family-block-page.tsx'), 'FamilyBlockConsequencePage'),
})

const signing = createRoute({
  getParentRoute: () => familyCase,
  path: 'samtycke/$requestId/$step',
  staticData: { title: msg`Samtycke` },
  component: lazyRouteComponent(() => import('./features/consent/signing/signing-page.tsx'), 'SigningPage'),
})

const ownConfidence = createRoute({
  getParentRoute: () => familyCase,
  // What stands in a browser's history must not tell of it.
  path: 'mitt',
  staticData: { title: msg`Meddelanden` },
  component: lazyRouteComponent(() => import('./features/confidence/own-confidence-page.tsx'), 'OwnConfidencePage'),
})

const confiding = createRoute({
  getParentRoute: () => familyCase,
  path: 'mitt/$requestId/$step',
  staticData: { title: msg`Samtycke` },
  component: lazyRouteComponent(() => import('./features/consent/signing/signing-page.tsx'), 'ConfidenceSigningPage'),
})

const familyPlan = createRoute({
  getParentRoute: () => familyCase,
  path: 'plan',
  staticData: { title: msg`Planen` },
  component: lazyRouteComponent(() => import('./features/plan/family-plan-page.tsx'), 'FamilyPlanPage'),
})

const promise = createRoute({
  getParentRoute: () => familyCase,
  path: 'lofte/$commitmentId',
  staticData: { title: msg`Löfte` },
  component: lazyRouteComponent(() => import('./features/commitments/promise-page.tsx'), 'PromisePage'),
})

const familyFollow = createRoute({
  getParentRoute: () => familyOwn,
  path: 'mote/$caseId/$meetingId',
  staticData: { title: msg`Möte` },
  component: lazyRouteComponent(() => import('./features/meetings/family-follow-page.tsx'), 'FamilyFollowPage'),
})

const familyMinutes = createRoute({
  getParentRoute: () => familyOwn,
  path: 'mote/$caseId/$meetingId/anteckningar',
  staticData: { title: msg`Anteckningar` },
  component: lazyRouteComponent(() => import('./features/meetings/minutes-page.tsx'), 'FamilyMinutesPage'),
})

const familyTopics = createRoute({
  getParentRoute: () => familyCase,
  path: 'meddelanden',
  staticData: { title: msg`Meddelanden` },
  component: lazyRouteComponent(() => import('./features/messages/family-topics-page.tsx'), 'FamilyTopicsPage'),
})

const familyTopic = createRoute({
  getParentRoute: () => familyCase,
  path: 'meddelanden/$topicId',
  staticData: { title: msg`Meddelanden` },
  component: lazyRouteComponent(() => import('./features/messages/family-topic-page.tsx'), 'FamilyTopicPage'),
})

const readings = createRoute({
  getParentRoute: () => familyCase,
  path: 'vem-har-last',
  staticData: { title: msg`Vem har läst` },
  validateSearch: ({ efter }: { efter?: unknown }) => (typeof efter === 'string' ? { efter } : {}) as { efter?: string },
  component: lazyRouteComponent(() => import('./features/history/readings-page.tsx'), 'ReadingsPage'),
})

const evaluation = createRoute({
  getParentRoute: () => familyCase,
  path: 'hur-blev-det',
  staticData: { title: msg`Hur blev det?` },
  component: lazyRouteComponent(() => import('./features/evaluation/evaluation-page.tsx'), 'EvaluationPage'),
})

const copy = createRoute({
  getParentRoute: () => familyCase,
  path: 'kopia',
  staticData: { title: msg`Din kopia` },
  component: lazyRouteComponent(() => import('./features/evaluation/copy-page.tsx'), 'CopyPage'),
})

/** Every component in every state; not part of a production build. */
const gallery = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => root,
        path: '__gallery',
        component: lazyRouteComponent(() => import('./gallery/gallery.tsx'), 'Gallery'),
      }),
      createRoute({
        getParentRoute: () => root,
        path: '__gallery/staff',
        component: lazyRouteComponent(() => import('./gallery/staff-sample.tsx'), 'StaffSample'),
      }),
      createRoute({
        getParentRoute: () => root,
        path: '__gallery/family',
        component: lazyRouteComponent(() => import('./gallery/family-sample.tsx'), 'FamilySample'),
      }),
      createRoute({
        getParentRoute: () => root,
        path: '__gallery/projector',
        component: lazyRouteComponent(() => import('./gallery/projector-sample.tsx'), 'ProjectorSample'),
      }),
    ]
  : []

export const router = createRouter({
  routeTree: root.addChildren([staff.addChildren([
      start,
      cases,
      inquiry,
      oneCase.addChildren([caseTabs.addChildren([overview, plan, meetings, conversation, caseReadings]), steer, mapping, agencyEvaluation, closing, consent, confidence, consentRequest, paperForm, protection, disclosures, newDisclosure]),
      rules,
      changeRule,
      personnel,
      findPaper,
      follow,
      minutes,
      commitment,
      concern,
      myConcerns,
      myConcern,
      intake,
      intakeReport,
    ]),
    wall.addChildren([projector]),
    statementInSwedish,
    family.addChildren([
      familyOpen.addChildren([statement]),
      familyOwn.addChildren([
        home,
        settings,
        familyFollow,
        familyMinutes,
        familyCase.addChildren([caseHome, ownConsent, withdrawal, withdrawalConsequence, familyBlock, familyBlockConsequence, signing, ownConfidence, confiding, familyPlan, promise, familyTopics, familyTopic, readings, evaluation, copy]),
      ]),
    ]),
    ...gallery]),
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
})
