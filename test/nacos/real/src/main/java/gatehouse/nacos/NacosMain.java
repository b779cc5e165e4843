package gatehouse.nacos;

import com.alibaba.nacos.NacosServerBasicApplication;
import com.alibaba.nacos.NacosServerWebApplication;
import com.alibaba.nacos.core.listener.startup.NacosStartUp;
import com.alibaba.nacos.core.listener.startup.NacosStartUpManager;
import com.alibaba.nacos.sys.env.Constants;
import com.alibaba.nacos.sys.env.DeploymentType;
import com.alibaba.nacos.sys.env.EnvUtil;
import java.io.IOException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts a Nacos server without its console: the core context, then the HTTP API with the AI module on top of it. */
public final class NacosMain {
  private NacosMain() {}

  public static void main(String[] args) {
    endWithParent();
    EnvUtil.setDeploymentType(DeploymentType.getType(Constants.NACOS_DEPLOYMENT_TYPE_SERVER));
    NacosStartUpManager.start(NacosStartUp.CORE_START_UP_PHASE);
    var core = new SpringApplicationBuilder(NacosServerBasicApplication.class).web(WebApplicationType.NONE).run(args);
    NacosStartUpManager.start(NacosStartUp.WEB_START_UP_PHASE);
    new SpringApplicationBuilder(NacosServerWebApplication.class).parent(core).run(args);
  }

  /** A test run that was killed cannot stop us; the end of our input tells that it is gone. */
  private static void endWithParent() {
    var watcher = new Thread(() -> {
      try {
        while (System.in.read() != -1) {}
      } catch (IOException gone) {
        // As good as the end.
      }
      Runtime.getRuntime().halt(0);
    }, "end-with-parent");
    watcher.setDaemon(true);
    watcher.start();
  }
}
