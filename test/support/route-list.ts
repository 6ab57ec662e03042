/**
 * who may call what. `ok` is any 2xx, and where a browser is sent on; else the status, with the code where there are several of it. After the path
 * stands what is sent, or which scope or query is asked for, where that makes a difference. Ids are those of `full` and
 * of what is hers: her tenant, `acme`, and its profile; a flow is the one that `in-flow` has begun for the same account.
 * Everybody else but her admins is told that there are none.
 */
const LIST = `
                                                        nobody       in-flow      must-enrol   full         other-admin  member       owner        admin        system-admin  api-key
  GET    /config                                        ok           ok           ok           ok           ok           ok           ok           ok           ok            ok
  POST   /flows  sign-in                                ok           ok           ok           ok           ok           ok           ok           ok           ok            ok
  POST   /flows  recover                                ok           ok           ok           ok           ok           ok           ok           ok           ok            ok
  POST   /flows  sign-up                                not-offered  not-offered  not-offered  not-offered  not-offered  not-offered  not-offered  not-offered  not-offered   not-offered
  POST   /flows  accept-invitation                      ok           ok           ok           ok           ok           ok           ok           ok           ok            ok
  POST   /flows  reauthenticate                         401          401          ok           ok           ok           ok           ok           ok           ok            401
  POST   /flows  enrol                                  401          401          ok           ok           ok           ok           ok           ok           ok            401
  POST   /flows  try                                    401          401          enforced     ok           not-offered  not-offered  not-offered  not-offered  not-offered   401
  GET    /flows/{id}                                    404          ok           404          404          404          404          404          404          404           404
  POST   /flows/{id}/answers                            404          ok           404          404          404          404          404          404          404           404
  DELETE /flows/{id}                                    404          ok           404          404          404          404          404          404          404           404
  GET    /link                                          ok           ok           ok           ok           ok           ok           ok           ok           ok            ok
  POST   /link                                          ok           ok           ok           ok           ok           ok           ok           ok           ok            ok
  GET    /sso/callback                                  ok           ok           ok           ok           ok           ok           ok           ok           ok            ok
  GET    /invitation                                    ok           ok           ok           ok           ok           ok           ok           ok           ok            ok
  GET    /session                                       401          401          ok           ok           ok           ok           ok           ok           ok            401
  DELETE /session                                       ok           ok           ok           ok           ok           ok           ok           ok           ok            ok
  POST   /session/token                                 401          401          enforced     ok           ok           ok           ok           ok           ok            ok
  GET    /me                                            401          401          enforced     ok           ok           ok           ok           ok           ok            401
  PUT    /me/password                                   401          401          enforced     ok           ok           ok           ok           ok           ok            401
  DELETE /me/trusted-devices                            401          401          enforced     ok           ok           ok           ok           ok           ok            401
  DELETE /me/trusted-devices/{id}                       401          401          enforced     ok           404          404          404          404          404           401
  DELETE /me/sessions                                   401          401          enforced     ok           ok           ok           ok           ok           ok            401
  DELETE /me/sessions/{id}                              401          401          enforced     ok           404          404          404          404          404           401
  PATCH  /me/authenticators/{id}                        401          401          enforced     ok           404          404          404          404          404           401
  DELETE /me/authenticators/{id}                        401          401          enforced     ok           404          404          404          404          404           401
  DELETE /me/mfa                                        401          401          enforced     ok           ok           ok           ok           ok           ok            401
  GET    /admin/policies/{scope}  platform              401          401          enforced     not-allowed  not-allowed  not-allowed  not-allowed  not-allowed  ok            401
  GET    /admin/policies/{scope}  profile:gold          401          401          enforced     not-allowed  not-allowed  not-allowed  not-allowed  not-allowed  ok            401
  GET    /admin/policies/{scope}  tenant:acme           401          401          enforced     not-allowed  404          not-allowed  ok           ok           ok            401
  PUT    /admin/policies/{scope}  platform              401          401          enforced     not-allowed  not-allowed  not-allowed  not-allowed  not-allowed  ok            401
  PUT    /admin/policies/{scope}  profile:gold          401          401          enforced     not-allowed  not-allowed  not-allowed  not-allowed  not-allowed  ok            401
  PUT    /admin/policies/{scope}  tenant:acme           401          401          enforced     not-allowed  404          not-allowed  ok           ok           ok            401
  DELETE /admin/policies/{scope}  platform              401          401          enforced     not-allowed  not-allowed  not-allowed  not-allowed  not-allowed  ok            401
  DELETE /admin/policies/{scope}  profile:gold          401          401          enforced     not-allowed  not-allowed  not-allowed  not-allowed  not-allowed  ok            401
  DELETE /admin/policies/{scope}  tenant:acme           401          401          enforced     not-allowed  404          not-allowed  ok           ok           ok            401
  POST   /admin/policies/{scope}/preview  platform      401          401          enforced     not-allowed  not-allowed  not-allowed  not-allowed  not-allowed  ok            401
  POST   /admin/policies/{scope}/preview  profile:gold  401          401          enforced     not-allowed  not-allowed  not-allowed  not-allowed  not-allowed  ok            401
  POST   /admin/policies/{scope}/preview  tenant:acme   401          401          enforced     not-allowed  404          not-allowed  ok           ok           ok            401
  GET    /admin/accounts                                401          401          enforced     not-allowed  ok           not-allowed  ok           ok           ok            401
  GET    /admin/accounts  ?tenant=acme                  401          401          enforced     not-allowed  404          not-allowed  ok           ok           ok            401
  POST   /admin/accounts                                401          401          enforced     not-allowed  404          not-allowed  ok           ok           ok            401
  GET    /admin/accounts/{id}                           401          401          enforced     not-allowed  404          not-allowed  ok           ok           ok            401
  PATCH  /admin/accounts/{id}  name                     401          401          enforced     not-allowed  404          not-allowed  ok           ok           ok            401
  PATCH  /admin/accounts/{id}  owner                    401          401          enforced     not-allowed  404          not-allowed  ok           owner-only   ok            401
  PATCH  /admin/accounts/{id}  role                     401          401          enforced     not-allowed  404          not-allowed  not-allowed  not-allowed  ok            401
  DELETE /admin/accounts/{id}/mfa                       401          401          enforced     not-allowed  404          not-allowed  ok           ok           ok            401
  DELETE /admin/accounts/{id}/sessions                  401          401          enforced     not-allowed  404          not-allowed  ok           ok           ok            401
  POST   /admin/invitations                             401          401          enforced     not-allowed  ok           not-allowed  ok           ok           ok            401
  GET    /admin/audit                                   401          401          enforced     not-allowed  ok           not-allowed  ok           ok           ok            401
  GET    /admin/audit  ?tenant=acme                     401          401          enforced     not-allowed  404          not-allowed  ok           ok           ok            401
  GET    /admin/accounts/{id}/api-keys                  401          401          enforced     not-allowed  404          not-allowed  ok           ok           ok            401
  POST   /admin/accounts/{id}/api-keys                  401          401          enforced     not-allowed  404          not-allowed  not-offered  not-offered  not-offered   401
  DELETE /admin/accounts/{id}/api-keys                  401          401          enforced     not-allowed  404          not-allowed  ok           ok           ok            401
  DELETE /admin/accounts/{id}/api-keys/{key}            401          401          enforced     not-allowed  404          not-allowed  404          404          404           401
  GET    /admin/tenants                                 401          401          enforced     not-allowed  ok           not-allowed  ok           ok           ok            401
  POST   /admin/tenants                                 401          401          enforced     not-allowed  not-allowed  not-allowed  not-allowed  not-allowed  ok            401
  GET    /admin/tenants/{id}                            401          401          enforced     not-allowed  404          not-allowed  ok           ok           ok            401
  PATCH  /admin/tenants/{id}  name                      401          401          enforced     not-allowed  404          not-allowed  ok           ok           ok            401
  PATCH  /admin/tenants/{id}  plan                      401          401          enforced     not-allowed  404          not-allowed  not-allowed  not-allowed  ok            401
  DELETE /admin/tenants/{id}/sessions                   401          401          enforced     not-allowed  404          not-allowed  ok           ok           ok            401
  GET    /admin/profiles                                401          401          enforced     not-allowed  not-allowed  not-allowed  not-allowed  not-allowed  ok            401
  GET    /admin/profiles/{id}                           401          401          enforced     not-allowed  not-allowed  not-allowed  not-allowed  not-allowed  ok            401
  PUT    /admin/profiles/{id}                           401          401          enforced     not-allowed  not-allowed  not-allowed  not-allowed  not-allowed  ok            401
  GET    /.well-known/jwks.json                         ok           ok           ok           ok           ok           ok           ok           ok           ok            ok
  GET    /healthz                                       ok           ok           ok           ok           ok           ok           ok           ok           ok            ok
  GET    /readyz                                        ok           ok           ok           ok           ok           ok           ok           ok           ok            ok
  GET    /openapi.json                                  ok           ok           ok           ok           ok           ok           ok           ok           ok            ok
`;

/** A line of the list. */
export interface Row {
  /** Method, path and variant: unlike any other’s. */
  name: string;
  /** As openapi.json names it: `GET /flows/{id}`. */
  route: string;
  method: string;
  path: string;
  /** What makes it another than the route's other rows. */
  variant: string | undefined;
  /** What each caller is answered with, in the order of the heading. */
  classes: string[];
}

const [first = [], ...lines] = LIST.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

export const heading: readonly string[] = first;

export const rows: readonly Row[] = lines.map((words) => {
  const classes = words.splice(-heading.length);
  const [method = '', path = '', variant] = words;
  return { method, path, variant, name: words.join(' '), route: `${method} ${path}`, classes };
});
