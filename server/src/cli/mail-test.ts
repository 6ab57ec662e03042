import { Command } from 'commander';
import { smtpMail } from '../adapters/smtp-mail.ts';
import { ConfigError } from '../config-error.ts';
import { readConfig } from '../config.ts';
import { isMailAddress } from '../messages/mail-address.ts';
import { Refusal } from './refusal.ts';
import type { Terminal } from './terminal.ts';

/** Sends a mail that says nothing, so that an operator sees that mails arrive before a person waits for one. */
export const mailTest = (terminal: Terminal): Command =>
  new Command('test')
    .description('send a mail, to see that mails arrive')
    .argument('<address>', 'whom it goes to')
    .action(async (address: string) => {
      const { mail, url } = readConfig(terminal.env);
      if (!mail) throw new ConfigError('SALLYPORT_SMTP is missing: no mail goes out.');
      if (!isMailAddress(address)) throw new ConfigError(`${address} is no mail address.`);
      const { send, close } = smtpMail(mail.server, mail.from);
      try {
        await send({
          to: address,
          subject: `A test mail of ${url.host}`,
          text: `Mails of ${url.origin} arrive. There is nothing to do.\n`,
        });
      } catch (error) {
        throw new Refusal(`SALLYPORT_SMTP: ${(error as Error).message}`);
      } finally {
        close?.();
      }
      terminal.tell(`The mail server at ${mail.server.host} took a mail for ${address}. See that it arrives.`);
    });
