import { chooseMail, readChannels } from '@kring/contract/notices'
import { chooseLocale, endMySession, listMySessions, signOut } from '@kring/contract/sessions'
import { Locale } from '@kring/domain/people'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, LogOut } from 'lucide-react'
import { useState } from 'react'
import { call, useAct, useView } from '../../api.ts'
import { currentLanguage, languages } from '../../i18n.ts'
import { leaveSession } from '../../me.tsx'
import { chooseQuickExit, useQuickExit } from '../../quick-exit.ts'
import { Shown } from '../../shown.tsx'
import { chooseTheme, currentTheme } from '../../theme.ts'
import { TroubleLine } from '../../trouble-line.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Switch } from '../../ui/choice.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { PageHeader } from '../../ui/text.tsx'
import { PhoneLink } from '../home/contact.tsx'
import { useIsYouth } from '../home/use-is-youth.ts'
import { WayHome } from '../home/way-home.tsx'

/** What a member of the family decides about the service itself: language, mail, this device, and where one is signed in. */
export const SettingsPage = () => {
  const { t } = useLingui()
  return (
    <>
      <WayHome />
      <PageHeader title={t`Inställningar`} />
      <Stack gap={4}>
        <LanguageCard />
        <MailCard />
        <DeviceCard />
        <SessionsCard />
      </Stack>
    </>
  )
}

const LanguageCard = () => {
  const { t } = useLingui()
  const choose = useAct(chooseLocale)
  const now = currentLanguage().locale
  return (
    <Card title={t`Språk`}>
      <List>
        {languages.map(({ locale, name }) => (
          <ListRow
            key={locale}
            href={`/${locale}/installningar`}
            onPress={() => {
              const chosen = Locale.options.find((known) => known === locale)
              if (chosen) choose.mutate({ body: { locale: chosen } })
            }}
            title={<bdi lang={locale.replace(/-x-.*/, '')}>{name}</bdi>}
            trailing={locale === now && <Badge tone="ok" icon={Check}>{t`Valt`}</Badge>}
          />
        ))}
      </List>
    </Card>
  )
}

const MailCard = () => {
  const { t } = useLingui()
  const choose = useAct(chooseMail)
  return (
    <Card title={t`E-post`}>
      <Shown view={useView(readChannels, {})} isPart skeleton={<Skeleton lines={1} />}>
        {({ mail, hasAddress }) =>
          hasAddress ? (
            <Stack gap={2}>
              <Switch
                isSelected={mail}
                isDisabled={choose.isPending}
                onChange={(wanted) => choose.mutate({ body: { mail: wanted } })}
                hint={t`Det står aldrig vad det gäller. Bara att något väntar på dig.`}
              >
                {t`Skicka e-post när något är nytt`}
              </Switch>
              <TroubleLine trouble={choose.error} />
            </Stack>
          ) : (
            <p>
              <Trans>
                Vi har ingen e-postadress till dig. Vill du ge oss en? Ring <PhoneLink />.
              </Trans>
            </p>
          )
        }
      </Shown>
    </Card>
  )
}

const DeviceCard = () => {
  const { t } = useLingui()
  const showsExit = useQuickExit(useIsYouth())
  const [isDark, setDark] = useState(currentTheme() === 'dark')
  return (
    <Card title={t`Den här telefonen eller datorn`}>
      <Stack gap={3}>
        <Switch isSelected={showsExit} onChange={chooseQuickExit} hint={t`Knappen loggar ut dig och visar en vädersida.`}>
          {t`Visa knappen Lämna sidan`}
        </Switch>
        <Switch
          isSelected={isDark}
          onChange={(wanted) => {
            chooseTheme(wanted ? 'dark' : 'light')
            setDark(wanted)
          }}
        >
          {t`Mörk bakgrund`}
        </Switch>
      </Stack>
    </Card>
  )
}

const SessionsCard = () => {
  const { t } = useLingui()
  const end = useAct(endMySession)
  return (
    <Card title={t`Dina inloggningar`}>
      <Stack gap={4}>
        <Shown view={useView(listMySessions, {})} isPart skeleton={<Skeleton lines={2} />}>
          {({ items }) => (
            <List>
              {items.map(({ id, startedAt, current }) => (
                <ListRow
                  key={id}
                  title={<DateText at={startedAt} as="dayTime" />}
                  trailing={
                    current ? (
                      <Badge tone="ok">{t`Du är här nu`}</Badge>
                    ) : (
                      <Button isPending={end.isPending && end.variables.params.sessionId === id} onPress={() => end.mutate({ params: { sessionId: id } })}>
                        {t`Avsluta`}
                      </Button>
                    )
                  }
                />
              ))}
            </List>
          )}
        </Shown>
        <TroubleLine trouble={end.error} />
        <Row>
          <Button icon={LogOut} iconFlips onPress={() => void call(signOut, {}).finally(leaveSession)}>
            {t`Logga ut`}
          </Button>
        </Row>
      </Stack>
    </Card>
  )
}
