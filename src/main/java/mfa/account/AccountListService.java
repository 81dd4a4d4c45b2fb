package mfa.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import mfa.platform.request.ListPage;

/** Lists accounts. Who may see them is decided by its callers. */
@Stateless
public class AccountListService {

  @Inject private AccountLists lists;

  @PermitAll
  public List<AccountRow> page(
      AccountFilter filter, AccountOrder order, boolean descending, ListPage page) {
    return lists.page(filter, order, descending, page);
  }

  @PermitAll
  public long count(AccountFilter filter) {
    return lists.count(filter);
  }
}
