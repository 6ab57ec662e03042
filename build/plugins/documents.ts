import { runnerImport, type Connect, type Plugin } from 'vite';
import { INVITATION_SCRIPT } from '../../demo/gallery/documents/invitation-script.ts';
import { root } from '../root.ts';

/** What the pages of an invitation run, relative to the folder of the demo. */
const INVITATION_SOURCE = 'gallery/stage/invitation.ts';

/** Makes the mails and pages that the page of the states shows, with the server's own functions. */
export function documents(): Plugin {
  const make = async () => {
    const { module } = await runnerImport<{ makeDocuments(): Promise<Map<string, string>> }>(
      root('demo/gallery/documents/make-documents.ts'),
    );
    return module.makeDocuments();
  };
  return {
    name: 'documents',
    applyToEnvironment: ({ name }) => name === 'client',
    buildStart() {
      if (this.environment.mode === 'build')
        this.emitFile({ type: 'chunk', id: root(`demo/${INVITATION_SOURCE}`), fileName: INVITATION_SCRIPT });
    },
    async generateBundle() {
      for (const [fileName, source] of await make()) this.emitFile({ type: 'asset', fileName, source });
    },
    configureServer({ middlewares }) {
      const serve = async (...[request, response, next]: Parameters<Connect.NextHandleFunction>) => {
        const file = `documents${request.url}`;
        const content = (await make()).get(file);
        if (content === undefined) return next();
        response.setHeader('content-type', `text/${file.endsWith('.txt') ? 'plain' : 'html'}; charset=utf-8`);
        response.end(content);
      };
      middlewares.use((request, _, next) => {
        if (request.url === `/${INVITATION_SCRIPT}`) request.url = `/${INVITATION_SOURCE}`;
        next();
      });
      middlewares.use('/documents', (...call) => void serve(...call));
    },
  };
}
