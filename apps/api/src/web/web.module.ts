import { AskAssistant, AssistantDirectory, OpenAssistantConversation, StopAnswer } from '@halolight/application/assistant';
import { PostDirectory, ViewPost } from '@halolight/application/blog';
import { AccessDirectory, IssueAccessToken, SignIn, SignOut, UserDirectory } from '@halolight/application/identity';
import { Logger, RequestLimit } from '@halolight/application/kernel';
import { asUnavailable, Database } from '@halolight/infrastructure/kernel';
import { ContainerModule } from 'inversify';
import { AssistantPage } from './assistant-page.js';
import { BlogPages } from './blog-pages.js';
import { FormGuard } from './form-guard.js';
import { HomePage } from './home-page.js';
import { Pages } from './pages.js';
import { SignInPage } from './sign-in-page.js';
import { WebHost } from './web-host.js';
import { webRouter } from './web-router.js';
import { webSecret } from './web-secret.js';
import { WebSessionStore } from './web-session-store.js';
import type { WebSettings } from './web-settings.js';

/** The HTML pages. */
export function webModule(settings: WebSettings): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(WebSessionStore).toDynamicValue((c) => new WebSessionStore(c.get(Database), c.get(Logger))).inSingletonScope();
    bind(FormGuard).toDynamicValue(() => new FormGuard(webSecret(settings.jwtSecret, 'forms'))).inSingletonScope();
    bind(Pages).toDynamicValue((c) => new Pages(c.get(UserDirectory), c.get(FormGuard))).inSingletonScope();
    bind(HomePage).toDynamicValue((c) => new HomePage(c.get(Pages)));
    bind(SignInPage).toDynamicValue((c) => {
      const limit = settings.rateLimit === 'on' ? c.get(RequestLimit) : null;
      return new SignInPage(c.get(Pages), c.get(SignIn), c.get(SignOut), limit, asUnavailable);
    });
    bind(BlogPages).toDynamicValue((c) => new BlogPages(c.get(Pages), c.get(PostDirectory), c.get(ViewPost)));
    bind(AssistantPage).toDynamicValue(
      (c) =>
        new AssistantPage(
          c.get(Pages),
          c.get(AssistantDirectory),
          c.get(OpenAssistantConversation),
          c.get(AskAssistant),
          c.get(StopAnswer),
          c.get(IssueAccessToken),
        ),
    );
    bind(WebHost).toDynamicValue((c) => {
      const sessions = c.get(WebSessionStore);
      const routes = [c.get(HomePage), c.get(SignInPage), c.get(BlogPages), c.get(AssistantPage)].flatMap((page) => page.routes);
      const router = webRouter({ settings, sessions, access: c.get(AccessDirectory), forms: c.get(FormGuard), routes, logger: c.get(Logger), asUnavailable });
      return new WebHost(router, () => sessions.close());
    }).inSingletonScope();
  });
}
