// What the page of any action stands in, published or not.
import { imageSize } from '../../actions/keep-image.ts';
import type { PublishedAction } from '../../actions/model.ts';
import type { App } from '../../platform/app.ts';
import { currentSettings } from '../../settings/read-settings.ts';

export async function surroundings(app: App, action: Pick<PublishedAction, 'image'>) {
  return {
    now: app.clock.now(),
    publicUrl: app.config.publicUrl,
    settings: await currentSettings(app),
    image: action.image ? await imageSize(app, action.image.id) : null,
  };
}
