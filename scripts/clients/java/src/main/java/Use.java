// One change, one refusal told apart by its code, one code that this client does not know yet.
// Passwords, codes and tokens are the sandbox's.
import idaas.CiamApi;
import idaas.CiamApi.APIUpdatePasswordByMobileRequest;
import idaas.client.ApiClient;
import idaas.client.ApiException;
import idaas.client.JSON;
import idaas.model.ChangeByMobile;
import idaas.model.MessageLanguage;
import idaas.model.ResetByMobile;
import idaas.model.UpdatePasswordByMobile;
import idaas.model.UpdatePasswordByMobileError400;
import idaas.model.UpdatePasswordByMobileError400Code;
import java.util.Arrays;
import java.util.List;

public class Use {
  record Refusal(int status, UpdatePasswordByMobileError400 error) {}

  public static void main(String[] args) throws Exception {
    String url = System.getenv("IDAAS_URL");

    // Mode change: the user is signed in, so the client has a token.
    ApiClient signedIn = new ApiClient();
    signedIn.updateBaseUri(url);
    signedIn.setRequestInterceptor(request -> request.header("Authorization", "Bearer sandbox-id-token"));
    var change = new ChangeByMobile().verifyCode("123456").password("Quiet-River-7");
    var changed = new CiamApi(signedIn).updatePasswordByMobileWithHttpInfo(request(new UpdatePasswordByMobile(change)));
    expect("success", List.of(changed.getStatusCode()), List.of(200));

    Refusal refusal = refusedReset(url);
    expect("typed code",
        List.of(refusal.status, refusal.error.getErrorCode(), refusal.error.getErrorMsg()),
        List.of(400, UpdatePasswordByMobileError400Code.IDAAS_SDK_PWD_0007.getValue(), "密码长度为8~20个字符"));

    // A newer server may answer codes that this client does not know; they are strings like the others.
    Refusal newer = refusedReset(System.getenv("IDAAS_NEWER_URL"));
    String code = newer.error.getErrorCode();
    boolean isKnown = Arrays.stream(UpdatePasswordByMobileError400Code.values()).anyMatch(it -> it.getValue().equals(code));
    expect("unknown code", List.of(newer.status, isKnown), List.of(400, false));
  }

  /** Mode reset: nobody is signed in. */
  static Refusal refusedReset(String url) throws Exception {
    ApiClient client = new ApiClient();
    client.updateBaseUri(url);
    var reset = new ResetByMobile().mobile("12345678901").verifyCode("123456").password("Ab-12");
    try {
      new CiamApi(client).updatePasswordByMobile(request(new UpdatePasswordByMobile(reset)));
    } catch (ApiException refused) {
      return new Refusal(refused.getCode(), JSON.getDefault().getMapper().readValue(refused.getResponseBody(), UpdatePasswordByMobileError400.class));
    }
    throw new IllegalStateException("the reset was not refused");
  }

  static APIUpdatePasswordByMobileRequest request(UpdatePasswordByMobile body) {
    return APIUpdatePasswordByMobileRequest.newBuilder()
        .xOperatingSysVersion("Android 10")
        .xDeviceFingerprint("sample")
        .xAgent("sample")
        .xClientId("nTo1eRIub60vPb54WeE6aojPwYwImtl4")
        .X_L(MessageLanguage.ZH)
        .updatePasswordByMobile(body)
        .build();
  }

  static void expect(String name, List<?> found, List<?> wanted) {
    if (!found.equals(wanted)) throw new IllegalStateException(name + ": " + found + ", not " + wanted);
    System.out.println(name + ": " + found);
  }
}
