import { Channels, ChooseChannels, Notice } from '@kring/domain/notices'
import { get, nothing, page, paging, post } from './route.ts'

export const listNotices = get('listNotices', { path: '/notices', about: 'notice', summary: 'What waits for me across my cases, by date', query: paging, answer: page(Notice) })
export const readChannels = get('readChannels', { path: '/me/channels', about: 'channel', summary: 'By which ways I am reached', answer: Channels })
export const chooseMail = post('chooseMail', { path: '/me/channels', about: 'channel', summary: 'Choose whether neutral mails are sent to me', body: ChooseChannels, answer: nothing })

export const noticeRoutes = [listNotices, readChannels, chooseMail]
