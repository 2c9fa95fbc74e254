import { msg } from '@lingui/core/macro'
import type { MessageDescriptor } from '@lingui/core'
import type { ReviewAbout } from '@kring/domain/legal-reviews'

/** What a lawyer was asked about, and what is disputed there, in the law's plain terms. */
export const reviewWords: Record<ReviewAbout, { title: MessageDescriptor; dispute: MessageDescriptor }> = {
  'lvu-care': {
    title: msg`Vård enligt LVU`,
    dispute: msg`Vårdnadshavarna har kvar vårdnaden under vården. Nämnden får bestämma om den unges personliga förhållanden när det behövs (11 § LVU). Om det också ger nämnden rätt att bestämma över sekretessen är inte avgjort.`,
  },
  protected: {
    title: msg`Skyddad familj`,
    dispute: msg`Den som har vårdnad ska skriva under (6 kap. 13 § föräldrabalken). Men den som familjen skyddas från får inte kontaktas. Hur de två går ihop måste en jurist svara på.`,
  },
  disputed: { title: msg`En annan rättslig fråga`, dispute: msg`Frågan har ingen given lösning i lagen.` },
}
